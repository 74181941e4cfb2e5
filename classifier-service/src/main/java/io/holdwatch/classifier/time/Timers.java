package io.holdwatch.classifier.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When each subject wants to be looked at again, by clock domain. Derived, never stored.
 *
 * @param <K> id of a subject
 */
public final class Timers<K extends Comparable<K>> {
  /** A subject and the time at which it is due; ordered by (due, id). */
  public record Timer<K extends Comparable<K>>(Instant due, K id) implements Comparable<Timer<K>> {
    @Override
    public int compareTo(Timer<K> other) {
      int byDue = due.compareTo(other.due);
      return byDue != 0 ? byDue : id.compareTo(other.id);
    }
  }

  /** A timer, and the clock that it runs by. */
  private record Running<K extends Comparable<K>>(String clock, Timer<K> timer) {}

  private final Map<String, NavigableSet<Timer<K>>> byClock = new HashMap<>();
  private final Map<K, Running<K>> byId = new HashMap<>();

  /** Sets, moves or (with an empty due time) removes the timer of a subject. */
  public void set(String clock, K id, Optional<Instant> due) {
    Running<K> before = byId.get(id);
    if (before != null) {
      if (before.clock().equals(clock) && due.equals(Optional.of(before.timer().due()))) {
        return;
      }
      byId.remove(id);
      of(before.clock()).remove(before.timer());
    }
    if (due.isPresent()) {
      Timer<K> timer = new Timer<>(due.get(), id);
      byId.put(id, new Running<>(clock, timer));
      of(clock).add(timer);
    }
  }

  private NavigableSet<Timer<K>> of(String clock) {
    return byClock.computeIfAbsent(clock, key -> new TreeSet<>(Timers::compare));
  }

  /** By due, and then by what is quickly compared: dates are due for thousands at once. */
  private static <K extends Comparable<K>> int compare(Timer<K> one, Timer<K> other) {
    int byDue = one.due().compareTo(other.due());
    if (byDue != 0) {
      return byDue;
    }
    int byHash = Integer.compare(one.id().hashCode(), other.id().hashCode());
    return byHash != 0 ? byHash : one.id().compareTo(other.id());
  }

  /** When the first timer is due, where that is at or before a time. */
  public Optional<Instant> firstDue(String clock, Instant upTo) {
    return Optional.ofNullable(first(clock, upTo)).map(Timer::due);
  }

  /** Takes out all timers that are due at or before a time, in order. */
  public List<Timer<K>> takeDue(String clock, Instant upTo) {
    List<Timer<K>> due = new ArrayList<>();
    for (Timer<K> first = first(clock, upTo); first != null; first = first(clock, upTo)) {
      due.add(first);
      set(clock, first.id(), Optional.empty());
    }
    due.sort(Comparator.naturalOrder());
    return due;
  }

  private @Nullable Timer<K> first(String clock, Instant upTo) {
    NavigableSet<Timer<K>> timers = of(clock);
    return timers.isEmpty() || timers.first().due().isAfter(upTo) ? null : timers.first();
  }

  /** When a subject is due; empty where it has no timer. */
  public Optional<Instant> due(K id) {
    return Optional.ofNullable(byId.get(id)).map(running -> running.timer().due());
  }

  /** Number of timers. */
  public int size() {
    return byId.size();
  }
}
