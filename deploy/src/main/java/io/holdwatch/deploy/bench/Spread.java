package io.holdwatch.deploy.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * What several measurements of one thing say together.
 *
 * @param median half of them are at most this; the mean of the two in the middle of an even number
 * @param min the least
 * @param max the greatest
 */
public record Spread(double median, double min, double max) {
  /**
   * The spread of these numbers.
   *
   * @throws IllegalArgumentException where there is none
   */
  static Spread of(Collection<Double> numbers) {
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("no measurement");
    }
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /**
   * The least of these numbers that at least this share (0 to 1) does not exceed: nearest rank.
   *
   * @throws IllegalArgumentException where there is none
   */
  static long quantile(long[] numbers, double share) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("no measurement");
    }
    long[] sorted = Arrays.copyOf(numbers, numbers.length);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** The same with this many decimals. */
  Spread rounded(int decimals) {
    return new Spread(round(median, decimals), round(min, decimals), round(max, decimals));
  }

  static double round(double number, int decimals) {
    double factor = Math.pow(10, decimals);
    return Math.round(number * factor) / factor;
  }
}
