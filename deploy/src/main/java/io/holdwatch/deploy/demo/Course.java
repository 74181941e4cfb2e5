package io.holdwatch.deploy.demo;

import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.feed.Feeder;
import io.holdwatch.deploy.simulation.ChangeEvent;
import io.holdwatch.deploy.simulation.Simulation;
import io.holdwatch.deploy.truth.Policy;
import io.holdwatch.deploy.truth.StandardSettling;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The simulation on its way into the source topics, an hour of its time after the other. Not
 * thread-safe.
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

  private final Simulation simulation;
  private final Feeder feeder;
  private final int rate;
  private final long began = System.nanoTime();
  private Instant now;
  private long events;
  private long hours;

  /**
   * A world that has not begun yet.
   *
   * @param rate events a second at most; an hour takes a tenth of a second or, where it has more
   *     events than that allows, longer
   */
  Course(long seed, String entity, Instant start, int rate, Feeder feeder) {
    this.simulation = new Simulation(seed, entity, start, Math.max(1, rate / RATE_OF_AN_ORDER));
    this.feeder = feeder;
    this.rate = rate;
    this.now = start;
    feeder.mark(start.toEpochMilli() - 1, false);
  }

  /** Lets an hour pass and sends what happened in it. */
  void hour(boolean last) {
    now = now.plus(STEP);
    hours++;
    for (ChangeEvent event : simulation.advanceTo(now)) {
      feeder.send(new Event(0, event.topic(), event.keyBytes(), event.valueBytes()));
      events++;
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

  /** What really was wrong, as the standard policy pack sees it. */
  List<TrueSpell> truth() {
    return new Truth(StandardSettling.TIMES, Policy.STANDARD).spells(simulation.history(), now);
  }
}
