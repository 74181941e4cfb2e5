package io.holdwatch.classifier.finding;

import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What quantities are worth. */
public final class Value {
  private static final int DECIMALS = 4;

  private Value() {}

  /**
   * What a quantity is worth at a price, in its currency, to four decimals, half up; nothing where
   * the quantity is not known or the price is per nothing.
   *
   * @param quantity in the unit of the price
   */
  public static BigDecimal of(UnitPrice price, @Nullable BigDecimal quantity) {
    return quantity == null || price.getPer().signum() <= 0
        ? BigDecimal.ZERO
        : quantity
            .multiply(price.getAmount())
            .divide(price.getPer(), DECIMALS, RoundingMode.HALF_UP);
  }
}
