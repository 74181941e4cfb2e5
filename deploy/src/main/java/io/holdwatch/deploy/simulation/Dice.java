package io.holdwatch.deploy.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Seeded chance. {@link Random}'s algorithm is specified, so that a seed means the same on every
 * JDK.
 */
final class Dice {
  private final Random random;

  Dice(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** An integer from low to high, both included. */
  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** A time from low to high hours, to the millisecond. */
  Duration hours(double low, double high) {
    return Duration.ofMillis((long) ((low + random.nextDouble() * (high - low)) * 3_600_000));
  }

  Duration days(double low, double high) {
    return hours(low * 24, high * 24);
  }

  <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
