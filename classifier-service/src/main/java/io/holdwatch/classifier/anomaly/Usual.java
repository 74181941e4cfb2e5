package io.holdwatch.classifier.anomaly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer usually orders of an item. [base units]
 *
 * @param count number of lines that it rests on
 * @param median their median
 * @param deviation median of their distances from it
 * @param lowest the least of them
 * @param highest the greatest of them
 */
record Usual(
    int count, BigDecimal median, BigDecimal deviation, BigDecimal lowest, BigDecimal highest) {
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** Null of nothing. */
  static @Nullable Usual of(Collection<BigDecimal> quantities) {
    if (quantities.isEmpty()) {
      return null;
    }
    List<BigDecimal> sorted = sorted(quantities);
    BigDecimal median = median(sorted);
    List<BigDecimal> distances =
        sorted(sorted.stream().map(each -> each.subtract(median).abs()).toList());
    return new Usual(sorted.size(), median, median(distances), sorted.getFirst(), sorted.getLast());
  }

  /**
   * How far from the median is still usual: so many deviations, each at least a fraction of the
   * median.
   */
  BigDecimal reach(AnomalySettings settings) {
    return deviation.max(median.multiply(settings.least())).multiply(settings.spread());
  }

  private static List<BigDecimal> sorted(Collection<BigDecimal> values) {
    List<BigDecimal> sorted = new ArrayList<>(values);
    sorted.sort(null);
    return sorted;
  }

  /** Of an even number the mean of the middle two. */
  private static BigDecimal median(List<BigDecimal> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : sorted.get(half - 1).add(sorted.get(half)).multiply(HALF);
  }
}
