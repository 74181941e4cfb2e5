package io.holdwatch.classifier.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When each subject wants to be looked at again, by clock domain. Derived, never stored. Dates are
 * due for thousands at once: those stand in a chain, so that none needs a place among them.
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

  /** A timer that runs by a clock, between two others that are due with it. */
  public static final class Running<K extends Comparable<K>> {
    private final String clock;
    private final Instant due;
    private final K id;
    private @Nullable Running<K> before;
    private @Nullable Running<K> after;

    private Running(String clock, Instant due, K id) {
      this.clock = clock;
      this.due = due;
      this.id = id;
    }
  }

  /** By clock and due time the first of those that are due then, in no order. */
  private final Map<String, NavigableMap<Instant, Running<K>>> byClock = new HashMap<>();

  private final Map<K, Running<K>> byId;

  /** No timers, each found in a table of its own. */
  public Timers() {
    this(new HashMap<>());
  }

  /**
   * No timers.
   *
   * @param byId empty; to find the timer of a subject
   */
  public Timers(Map<K, Running<K>> byId) {
    this.byId = byId;
  }

  /** Sets, moves or (with an empty due time) removes the timer of a subject. */
  public void set(String clock, K id, Optional<Instant> due) {
    Running<K> before = byId.get(id);
    if (before != null) {
      if (before.clock.equals(clock) && due.equals(Optional.of(before.due))) {
        return;
      }
      unlink(before);
    }
    if (due.isPresent()) {
      Running<K> timer = new Running<>(clock, due.get(), id);
      byId.put(id, timer);
      link(timer);
    } else {
      byId.remove(id);
    }
  }

  private void link(Running<K> timer) {
    Running<K> next = of(timer.clock).put(timer.due, timer);
    timer.after = next;
    if (next != null) {
      next.before = timer;
    }
  }

  private void unlink(Running<K> timer) {
    Running<K> before = timer.before;
    Running<K> after = timer.after;
    if (after != null) {
      after.before = before;
    }
    if (before != null) {
      before.after = after;
    } else if (after != null) {
      of(timer.clock).put(timer.due, after);
    } else {
      of(timer.clock).remove(timer.due);
    }
  }

  private NavigableMap<Instant, Running<K>> of(String clock) {
    return byClock.computeIfAbsent(clock, key -> new TreeMap<>());
  }

  /** When the first timer is due, where that is at or before a time. */
  public Optional<Instant> firstDue(String clock, Instant upTo) {
    return Optional.ofNullable(first(clock, upTo)).map(timer -> timer.due);
  }

  /** Takes out all timers that are due at or before a time, in order. */
  public List<Timer<K>> takeDue(String clock, Instant upTo) {
    List<Timer<K>> due = new ArrayList<>();
    for (Running<K> first = first(clock, upTo); first != null; first = first(clock, upTo)) {
      due.add(new Timer<>(first.due, first.id));
      set(clock, first.id, Optional.empty());
    }
    due.sort(Comparator.naturalOrder());
    return due;
  }

  private @Nullable Running<K> first(String clock, Instant upTo) {
    Map.Entry<Instant, Running<K>> first = of(clock).firstEntry();
    return first == null || first.getKey().isAfter(upTo) ? null : first.getValue();
  }

  /** When a subject is due; empty where it has no timer. */
  public Optional<Instant> due(K id) {
    return Optional.ofNullable(byId.get(id)).map(timer -> timer.due);
  }

  /** Number of timers. */
  public int size() {
    return byId.size();
  }
}
