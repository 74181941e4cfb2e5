package io.holdwatch.deploy.truth;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * The numbers of a policy pack that decide which orders look odd.
 *
 * @param duplicateWithin how long before an order its double counts
 * @param history least number of lines that say what is usual
 * @param least least usual deviation, fraction of the median
 * @param spread usual deviations that are still usual
 */
record OddPolicy(Duration duplicateWithin, int history, BigDecimal least, BigDecimal spread) {
  /** The pack that the product ships with. */
  static final OddPolicy STANDARD =
      new OddPolicy(Duration.ofDays(90), 8, new BigDecimal("0.1"), BigDecimal.valueOf(8));
}
