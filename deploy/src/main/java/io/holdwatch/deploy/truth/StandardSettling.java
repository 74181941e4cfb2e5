package io.holdwatch.deploy.truth;

import java.time.Duration;
import java.util.Map;

/** Settling times of the pack that the product ships with, by type. */
public final class StandardSettling {
  /** How long each type must last to be told. */
  public static final Map<String, Duration> TIMES =
      Map.ofEntries(
          Map.entry("SHIPMENT_DELAY", Duration.ofHours(4)),
          Map.entry("STOCK_SHORTAGE", Duration.ofHours(4)),
          Map.entry("ALLOCATION_CONFLICT", Duration.ofHours(4)),
          Map.entry("PRIORITY_CONFLICT", Duration.ofHours(4)),
          Map.entry("SUBSTITUTION_NEEDED", Duration.ofHours(4)),
          Map.entry("CREDIT_HOLD", Duration.ofHours(1)),
          Map.entry("PRICE_MISMATCH", Duration.ZERO),
          Map.entry("HOLD_MISMATCH", Duration.ofHours(2)),
          Map.entry("MASTER_DATA_CONFLICT", Duration.ofHours(1)),
          Map.entry("ORDER_ANOMALY", Duration.ofHours(1)),
          Map.entry("ORDER_CHURN", Duration.ofHours(1)),
          Map.entry("STATUS_MISMATCH", Duration.ofHours(4)),
          Map.entry("SUPPLIER_DELAY", Duration.ofDays(1)),
          Map.entry("SHIPMENT_CONSTRAINT", Duration.ofHours(1)),
          Map.entry("DISPATCH_CAPACITY", Duration.ofHours(1)),
          Map.entry("COMPLIANCE_BLOCK", Duration.ZERO),
          Map.entry("APPROVAL_GAP", Duration.ofHours(1)),
          Map.entry("CONTRACT_DISPUTE", Duration.ofHours(1)),
          Map.entry("DELIVERY_FAILED", Duration.ofHours(1)),
          Map.entry("DOCUMENT_ISSUE", Duration.ofHours(1)));

  private StandardSettling() {}
}
