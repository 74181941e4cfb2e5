package io.holdwatch.deploy.simulation;

import java.math.BigDecimal;

/**
 * Something that the distributor sells.
 *
 * @param unit base unit, in which it is stocked
 * @param price list price of one at the beginning, in any currency
 * @param cost cost of one
 * @param nature how it is kept
 * @param perBox base units in a box
 * @param supplier number of its usual supplier
 */
record Item(
    String number,
    String name,
    String unit,
    BigDecimal price,
    BigDecimal cost,
    Nature nature,
    int perBox,
    String supplier) {
  /** How an item is kept. */
  enum Nature {
    /** On shelves. */
    STOCKED,
    /** On shelves, by lots that run out of date. */
    LOTS,
    /** Put together from components. */
    KIT,
    /** At the supplier, who sends it to the customer. */
    DROP_SHIP,
    /** Somewhere; the warehouse system does not keep it yet. */
    UNMANAGED
  }

  /** Whether warehouses have a shelf for it. */
  boolean shelved() {
    return nature == Nature.STOCKED || nature == Nature.LOTS;
  }
}
