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
  private static final long SECOND = 1_000_000_000;
  private static final int STEPS_PER_SECOND = 10;

  /**
   * Events a second for one order a day more: some thirty events of an order, most of them within
   * the week that it takes to ship it, while a day passes in 2.4 s.
   */
  private static final int RATE_OF_AN_ORDER = 12;

  private final List<Distributor> distributors = new ArrayList<>();
  private final Feeder feeder;
  private final int rate;
  private final long began = System.nanoTime();
  private Instant now;
  private long events;
  private long hours;

  /**
   * Worlds that have not begun yet.
   *
   * @param scopes profile of the distributor that trades in each scope
   * @param rate events a second at most; an hour takes a tenth of a second or, where it has more
   *     events than that allows, longer
   */
  Course(long seed, Map<String, Profile> scopes, Instant start, int rate, Feeder feeder) {
    int shares = scopes.values().stream().mapToInt(Profile::share).sum();
    scopes.forEach(
        (scope, profile) -> {
          int orders = rate * profile.share() / shares / RATE_OF_AN_ORDER;
          distributors.add(new Distributor(profile, seed, scope, start, Math.max(1, orders)));
        });
    this.feeder = feeder;
    this.rate = rate;
    this.now = start;
    feeder.mark(start.toEpochMilli() - 1, false);
  }

  /** Lets an hour pass and sends what happened in it. */
  void hour(boolean last) {
    now = now.plus(STEP);
    hours++;
    for (Distributor distributor : distributors) {
      for (ChangeEvent event : distributor.advanceTo(now)) {
        feeder.send(new Event(0, event.topic(), event.keyBytes(), event.valueBytes()));
        events++;
      }
    }
    feeder.mark(now.toEpochMilli(), last);
    feeder.flush();
  }

  /** Nanoseconds from now until the next hour is due, by the wall clock since the first one. */
  long untilDue() {
    long due = Math.max(hours * SECOND / STEPS_PER_SECOND, events * SECOND / rate);
    return began + due - System.nanoTime();
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
