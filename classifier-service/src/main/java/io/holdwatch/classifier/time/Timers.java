package io.holdwatch.classifier.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When each subject wants to be looked at again, by clock domain and ordered by (due, id). Derived,
 * never stored.
 *
 * @param <K> id of a subject
 */
public final class Timers<K extends Comparable<K>> {
  /** A subject and the time at which it is due. */
  public record Timer<K extends Comparable<K>>(Instant due, K id) implements Comparable<Timer<K>> {
    @Override
    public int compareTo(Timer<K> other) {
      int byDue = due.compareTo(other.due);
      return byDue != 0 ? byDue : id.compareTo(other.id);
    }
  }

  private final Map<String, TreeSet<Timer<K>>> byClock = new HashMap<>();
  private final Map<K, Timer<K>> byId = new HashMap<>();

  /** Sets, moves or (with an empty due time) removes the timer of a subject. */
  public void set(String clock, K id, Optional<Instant> due) {
    TreeSet<Timer<K>> timers = byClock.computeIfAbsent(clock, c -> new TreeSet<>());
    Timer<K> before = byId.get(id);
    if (before != null) {
      boolean same = due.isPresent() && before.due().equals(due.get());
      if (same && timers.contains(before)) {
        return;
      }
      byId.remove(id);
      timers.remove(before);
    }
    due.ifPresent(
        time -> {
          Timer<K> timer = new Timer<>(time, id);
          byId.put(id, timer);
          timers.add(timer);
        });
  }

  /** The first timer that is due at or before a time. */
  public Optional<Timer<K>> firstDue(String clock, Instant upTo) {
    TreeSet<Timer<K>> timers = byClock.get(clock);
    return timers == null || timers.isEmpty() || timers.first().due().isAfter(upTo)
        ? Optional.empty()
        : Optional.of(timers.first());
  }

  /** Takes out all timers that are due at or before a time, in order. */
  public List<Timer<K>> takeDue(String clock, Instant upTo) {
    List<Timer<K>> due = new ArrayList<>();
    for (Optional<Timer<K>> first = firstDue(clock, upTo);
        first.isPresent();
        first = firstDue(clock, upTo)) {
      due.add(first.get());
      set(clock, first.get().id(), Optional.empty());
    }
    return due;
  }

  /** When a subject is due; empty where it has no timer. */
  public Optional<Instant> due(K id) {
    return Optional.ofNullable(byId.get(id)).map(Timer::due);
  }

  /** Number of timers. */
  public int size() {
    return byId.size();
  }
}
