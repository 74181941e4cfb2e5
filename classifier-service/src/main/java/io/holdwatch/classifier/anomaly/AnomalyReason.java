package io.holdwatch.classifier.anomaly;

/** Sub-reasons of ORDER_ANOMALY: one of orders, then those of lines, of which the first holds. */
public enum AnomalyReason {
  /** Order: another order carries the customer's purchase order number already. */
  DUPLICATE_PO,
  /** Line: far from what the customer usually orders of the item. */
  UNUSUAL_QUANTITY,
  /** Line: less than the item's minimum order. */
  BELOW_MINIMUM,
  /** Line: no multiple of the item's pack. */
  PACK_MULTIPLE
}
