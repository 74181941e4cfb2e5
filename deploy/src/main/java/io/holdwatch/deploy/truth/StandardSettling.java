package io.holdwatch.deploy.truth;

import java.time.Duration;
import java.util.Map;

/** Settling times of the pack that the product ships with, by type. */
public final class StandardSettling {
  /** How long each type must last to be told. */
  public static final Map<String, Duration> TIMES =
      Map.of(
          "SHIPMENT_DELAY", Duration.ofHours(4),
          "STOCK_SHORTAGE", Duration.ofHours(4),
          "ALLOCATION_CONFLICT", Duration.ofHours(4),
          "PRIORITY_CONFLICT", Duration.ofHours(4),
          "SUBSTITUTION_NEEDED", Duration.ofHours(4),
          "CREDIT_HOLD", Duration.ofHours(1),
          "PRICE_MISMATCH", Duration.ZERO,
          "HOLD_MISMATCH", Duration.ofHours(2),
          "MASTER_DATA_CONFLICT", Duration.ofHours(1));

  private StandardSettling() {}
}
