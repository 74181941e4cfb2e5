package io.holdwatch.deploy.truth;

import java.math.BigDecimal;

/**
 * How a line stands in a pool at one instant. Quantities in the item's base unit.
 *
 * @param open open quantity
 * @param asked open quantity less what is reserved hard for the line
 * @param supply what is there by the line's promise, for all lines
 * @param missing what is not covered
 * @param doubtful what is not covered where one counts on nothing that is in doubt
 * @param heldByLowerClass whether one hard reservation of a lower class would cover what is missing
 */
record Cover(
    BigDecimal open,
    BigDecimal asked,
    BigDecimal supply,
    BigDecimal missing,
    BigDecimal doubtful,
    boolean heldByLowerClass) {
  boolean isShort() {
    return missing.signum() > 0;
  }
}
