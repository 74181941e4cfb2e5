package io.holdwatch.deploy.demo;

import java.time.Duration;

/**
 * How fast simulated time passes: an hour takes a tenth of a second or, where more happens in it
 * than a rate allows, longer. Unless a rate is asked for, the first minute goes fast, so that
 * something of everything is seen, and what comes after goes at a pace that a person can follow and
 * memory bears for hours.
 */
public final class Pace {
  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration FAST_FOR = Duration.ofMinutes(1);
  private static final int FAST = 3_200;
  private static final int CALM = 500;

  private final int fast;
  private final int calm;
  private final long began = System.nanoTime();

  private Pace(int fast, int calm) {
    this.fast = fast;
    this.calm = calm;
  }

  /** So many events a second at most, from now on. */
  public static Pace of(int rate) {
    return new Pace(rate, rate);
  }

  /** Fast for a minute from now on, calm from then on. */
  public static Pace usual() {
    return new Pace(FAST, CALM);
  }

  /** How long an hour with so many events takes that begins now. */
  Duration hour(long events) {
    boolean first = System.nanoTime() - began < FAST_FOR.toNanos();
    Duration needed = Duration.ofSeconds(1).multipliedBy(events).dividedBy(first ? fast : calm);
    return needed.compareTo(LEAST) < 0 ? LEAST : needed;
  }
}
