package io.holdwatch.classifier.promise;

import java.math.BigDecimal;
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
  /** All of them together. [the line's unit] */
  static BigDecimal sum(List<Moved> moved) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Moved each : moved) {
      sum = sum.add(each.quantity());
    }
    return sum;
  }
}
