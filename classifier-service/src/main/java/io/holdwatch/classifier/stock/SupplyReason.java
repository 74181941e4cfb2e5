package io.holdwatch.classifier.stock;

/** Sub-reasons of SUPPLIER_DELAY, the worst first: what is wrong with a supply. */
public enum SupplyReason {
  /** It should be there by now, and something of it is still to come. */
  OVERDUE,
  /** The supplier has confirmed it for a later day than it was due. */
  SLIPPED,
  /** The supplier has confirmed less than was ordered. */
  SHORT,
  /** It is due soon, and the supplier has not confirmed it. */
  UNCONFIRMED
}
