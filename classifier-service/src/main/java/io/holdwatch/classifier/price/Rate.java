package io.holdwatch.classifier.price;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact unit price: amount ÷ per is never carried out before money is asked for.
 *
 * @param amount amount per price quantity, units of the currency
 * @param per price quantity, above zero
 * @param currency ISO 4217 code
 */
record Rate(BigDecimal amount, BigDecimal per, String currency) {
  /** Decimals of a unit price and of money in the contract. */
  private static final int PRICE_DECIMALS = 6;

  private static final int MONEY_DECIMALS = 4;

  /** The rate of a price; null where there is none or its price quantity is not above zero. */
  static @Nullable Rate of(@Nullable UnitPrice price) {
    return price == null || price.getPer().signum() <= 0
        ? null
        : new Rate(price.getAmount(), price.getPer(), price.getCurrency());
  }

  Rate times(BigDecimal factor) {
    return new Rate(amount.multiply(factor), per, currency);
  }

  /** Less a fraction, as a price list would say it: to six decimals, half up. */
  Rate less(BigDecimal fraction) {
    BigDecimal reduced = amount.multiply(BigDecimal.ONE.subtract(fraction));
    return new Rate(reduced.setScale(PRICE_DECIMALS, RoundingMode.HALF_UP), per, currency);
  }

  /** As the contract states a price: to six decimals, half up. */
  Rate rounded() {
    return new Rate(amount.setScale(PRICE_DECIMALS, RoundingMode.HALF_UP), per, currency);
  }

  Rate minus(Rate other) {
    BigDecimal difference = amount.multiply(other.per).subtract(other.amount.multiply(per));
    return new Rate(difference, per.multiply(other.per), currency);
  }

  /** Whether it is above, equal to or below another of the same currency. */
  int compare(Rate other) {
    return amount.multiply(other.per).compareTo(other.amount.multiply(per));
  }

  /** Whether it is further from another than a fraction of that other. */
  boolean beyond(Rate other, BigDecimal tolerance) {
    BigDecimal away = amount.multiply(other.per).subtract(other.amount.multiply(per)).abs();
    return away.compareTo(other.amount.multiply(per).abs().multiply(tolerance)) > 0;
  }

  /** What a quantity costs, in money of four decimals, half up. */
  Money of(BigDecimal quantity) {
    return new Money(
        amount.multiply(quantity).divide(per, MONEY_DECIMALS, RoundingMode.HALF_UP), currency);
  }

  /** As a unit price of six decimals, half up. */
  UnitPrice price() {
    return new UnitPrice(
        amount.setScale(PRICE_DECIMALS, RoundingMode.HALF_UP),
        currency,
        per.setScale(PRICE_DECIMALS, RoundingMode.HALF_UP));
  }

  /** This as a fraction of another, to three decimals, for people. */
  @Nullable BigDecimal share(Rate other) {
    BigDecimal whole = other.amount.multiply(per);
    return whole.signum() == 0
        ? null
        : amount.multiply(other.per).divide(whole, 3, RoundingMode.HALF_UP);
  }
}
