package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What one of a line's unit should cost.
 *
 * @param kind CONTRACT, PROMOTION, CUSTOMER_LIST or LIST
 * @param minimumQuantity from which it holds
 * @param price of one
 * @param marginFloor lowest margin that the price record states; null: none
 */
record Expected(
    String kind, BigDecimal minimumQuantity, BigDecimal price, @Nullable BigDecimal marginFloor) {
  /** The price of one. */
  static BigDecimal perOne(UnitPrice price) {
    return price.amount().divide(price.per(), MathContext.DECIMAL128);
  }
}
