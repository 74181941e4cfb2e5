package io.holdwatch.deploy.demo;

import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.simulation.ChangeEvent;
import io.holdwatch.deploy.simulation.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The simulated distributors on their way into the source topics, an hour of their time after the
 * other. Not thread-safe.
 */
final class Course {
  static final Duration STEP = Duration.ofHours(1);

  private final List<Distributor> distributors = new ArrayList<>();
  private final Feeder feeder;
  private final Pace pace;
  private Instant now;
  private long events;
  private long due;

  /**
   * Worlds that have not begun yet.
   *
   * @param scopes profile of the distributor that trades in each scope
   */
  Course(long seed, Map<String, Profile> scopes, Instant start, Pace pace, Feeder feeder) {
    scopes.forEach(
        (scope, profile) -> distributors.add(new Distributor(profile, seed, scope, start)));
    this.feeder = feeder;
    this.pace = pace;
    this.now = start;
    feeder.mark(start.toEpochMilli() - 1, false);
  }

  /** Lets an hour pass and sends what happened in it. */
  void hour(boolean last) {
    long began = System.nanoTime();
    now = now.plus(STEP);
    long before = events;
    for (Distributor distributor : distributors) {
      for (ChangeEvent event : distributor.advanceTo(now)) {
        feeder.send(new Event(0, event.topic(), event.keyBytes(), event.valueBytes()));
        events++;
      }
    }
    feeder.mark(now.toEpochMilli(), last);
    feeder.flush();
    due = began + pace.hour(events - before).toNanos();
  }

  /** Nanoseconds from now until the next hour is due, by the wall clock since the last one. */
  long untilDue() {
    return due - System.nanoTime();
  }

  /** Simulated time: everything up to it has been sent. */
  Instant now() {
    return now;
  }

  /** Events sent. */
  long events() {
    return events;
  }

  /** Who trades, in the order of their scopes. */
  List<Distributor> distributors() {
    return List.copyOf(distributors);
  }
}
