package io.holdwatch.deploy.truth;

/**
 * Why an order's shipment is delayed. Declared in order of precedence: of several, the first one
 * names the spell.
 */
enum Trouble {
  /** Late to ship; nothing of the line has left. */
  NOT_SHIPPED,
  /** Late to ship; a part of the line has left. */
  PARTLY_SHIPPED,
  /** Late to arrive. */
  NOT_DELIVERED,
  /** Not late yet, but the ERP's confirmed date is later than the promise. */
  CONFIRMED_LATER,
  /** Not late yet, but the carrier's estimate is later than the promise. */
  ESTIMATED_LATER;

  /** Whether the promise is broken, rather than at risk. */
  boolean broken() {
    return this == NOT_SHIPPED || this == PARTLY_SHIPPED || this == NOT_DELIVERED;
  }
}
