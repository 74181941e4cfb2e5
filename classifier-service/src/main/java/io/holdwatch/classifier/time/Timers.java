package io.holdwatch.classifier.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * When each subject wants to be looked at again, by clock domain and ordered by (due, id). Derived,
 * never stored.
 */
public final class Timers {
  /** A subject and the time at which it is due. */
  public record Timer(Instant due, String id) {}

  private static final Comparator<Timer> ORDER =
      Comparator.comparing(Timer::due).thenComparing(Timer::id);

  private final Map<String, TreeSet<Timer>> byClock = new HashMap<>();
  private final Map<String, Timer> byId = new HashMap<>();

  /** Sets, moves or (with an empty due time) removes the timer of a subject. */
  public void set(String clock, String id, Optional<Instant> due) {
    TreeSet<Timer> timers = byClock.computeIfAbsent(clock, c -> new TreeSet<>(ORDER));
    Timer before = byId.remove(id);
    if (before != null) {
      timers.remove(before);
    }
    due.ifPresent(
        time -> {
          Timer timer = new Timer(time, id);
          byId.put(id, timer);
          timers.add(timer);
        });
  }

  /** The first timer that is due at or before a time. */
  public Optional<Timer> firstDue(String clock, Instant upTo) {
    TreeSet<Timer> timers = byClock.get(clock);
    return timers == null || timers.isEmpty() || timers.first().due().isAfter(upTo)
        ? Optional.empty()
        : Optional.of(timers.first());
  }

  /** Takes out all timers that are due at or before a time, in order. */
  public List<Timer> takeDue(String clock, Instant upTo) {
    List<Timer> due = new ArrayList<>();
    for (Optional<Timer> first = firstDue(clock, upTo);
        first.isPresent();
        first = firstDue(clock, upTo)) {
      due.add(first.get());
      set(clock, first.get().id(), Optional.empty());
    }
    return due;
  }

  /** When a subject is due; empty where it has no timer. */
  public Optional<Instant> due(String id) {
    return Optional.ofNullable(byId.get(id)).map(Timer::due);
  }

  /** Number of timers. */
  public int size() {
    return byId.size();
  }
}
