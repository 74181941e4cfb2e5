package io.holdwatch.classifier.promise;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of a line that left or arrived.
 *
 * @param site where it left from; null where unknown
 * @param at when
 * @param quantity how much [the line's unit]
 */
public record Moved(@Nullable String site, Instant at, BigDecimal quantity) {
  private static final int SCALE = 6;

  /** All of them together. [the line's unit] */
  static BigDecimal sum(List<Moved> moved) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Moved each : moved) {
      sum = sum.add(each.quantity());
    }
    return rounded(sum);
  }

  /** As exact as quantities are: three times a third of a dozen is a dozen. */
  static BigDecimal rounded(BigDecimal sum) {
    return sum.scale() > SCALE ? sum.setScale(SCALE, RoundingMode.HALF_UP) : sum;
  }
}
