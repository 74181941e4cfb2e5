package io.holdwatch.classifier.promise;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Quantity of one line that was shipped (or delivered), by the time it happened. */
public final class Progress {
  private final TreeMap<Instant, BigDecimal> byTime = new TreeMap<>();

  void add(Instant time, BigDecimal quantity) {
    byTime.merge(time, quantity, BigDecimal::add);
  }

  /** Quantity up to and including an instant. */
  public BigDecimal upTo(Instant instant) {
    return Moved.rounded(
        byTime.headMap(instant, true).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /**
   * First instant at which the quantity is reached; {@link Instant#MIN} for nothing, MAX while it
   * is not reached.
   */
  public Instant reached(BigDecimal quantity) {
    if (quantity.signum() <= 0) {
      return Instant.MIN;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<Instant, BigDecimal> each : byTime.entrySet()) {
      sum = sum.add(each.getValue());
      if (Moved.rounded(sum).compareTo(quantity) >= 0) {
        return each.getKey();
      }
    }
    return Instant.MAX;
  }
}
