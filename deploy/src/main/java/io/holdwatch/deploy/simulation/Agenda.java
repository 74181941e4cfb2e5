package io.holdwatch.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The simulated clock: what is due runs in order of time, and among equals in the order in which it
 * was noted down.
 */
final class Agenda {
  private record Entry(Instant at, long number, Runnable act) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
  private Instant now;
  private long noted;

  Agenda(Instant start) {
    this.now = start;
  }

  Instant now() {
    return now;
  }

  /** Notes an act for an instant; what should have been done before now is done now. */
  void at(Instant when, Runnable act) {
    entries.add(new Entry(when.isBefore(now) ? now : when, noted++, act));
  }

  void after(Duration wait, Runnable act) {
    at(now.plus(wait), act);
  }

  /** Runs everything due up to and including an instant, and moves the clock there. */
  void runUntil(Instant end) {
    for (Entry next = entries.peek();
        next != null && !next.at().isAfter(end);
        next = entries.peek()) {
      entries.remove();
      now = next.at();
      next.act().run();
    }
    now = end;
  }
}
