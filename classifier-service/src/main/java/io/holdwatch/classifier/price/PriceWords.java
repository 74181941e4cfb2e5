package io.holdwatch.classifier.price;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Price;
import io.holdwatch.contract.fact.Promotion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Says prices in words. */
final class PriceWords {
  /** Decimals of a unit price in the contract. */
  private static final int DECIMALS = 6;

  private PriceWords() {}

  /** What people call a step of the waterfall. */
  static String name(Step step, String key) {
    return switch (step) {
      case CONTRACT -> "contract " + key;
      case PROMOTION -> "promotion " + key;
      case CUSTOMER_LIST -> "the customer's list";
      case LIST -> "the list";
    };
  }

  /** "12.50 EUR", "12.50 EUR per 100". */
  static String rate(Rate rate) {
    return Words.exactly(rate.amount(), rate.currency())
        + (rate.per().compareTo(BigDecimal.ONE) == 0 ? "" : " per " + plain(rate.per()));
  }

  /** "0.50 EUR", whatever its sign: a difference of prices, said for a price quantity. */
  static String each(Rate difference, BigDecimal per) {
    BigDecimal amount =
        difference
            .amount()
            .abs()
            .multiply(per)
            .divide(difference.per(), DECIMALS, RoundingMode.HALF_UP);
    return Words.exactly(amount, difference.currency());
  }

  /** " per EACH", " per 100 EACH", " each" of what has no unit. */
  static String per(BigDecimal per, @Nullable String unit) {
    if (per.compareTo(BigDecimal.ONE) == 0) {
      return unit == null ? " each" : " per " + unit;
    }
    return " per " + quantity(per, unit);
  }

  /** "5.00 EUR", whatever its sign. */
  static String money(Money money) {
    return Words.money(money.getAmount().abs(), money.getCurrency());
  }

  /** "2.5 %". */
  static String percent(BigDecimal fraction) {
    return plain(fraction.movePointRight(2)) + " %";
  }

  static String quantity(BigDecimal quantity, @Nullable String unit) {
    return plain(quantity) + (unit == null ? "" : " " + unit);
  }

  /** What a price says: "12.50 EUR for 10 EACH or more, from 1 Jan 2026 until 31 Dec 2026". */
  static String value(Price price, Rate rate) {
    return rate(rate)
        + from(Agreements.minimum(price), price.getUnit())
        + validity(price.getValidFrom(), price.getValidTo());
  }

  /** What a promotion says, and what it comes to. */
  static String value(Promotion promotion, Rate rate) {
    String discount =
        promotion.getFixedPrice() == null && promotion.getDiscount() != null
            ? percent(promotion.getDiscount()) + " off, which makes "
            : "";
    return discount
        + rate(rate)
        + from(Agreements.minimum(promotion), null)
        + validity(promotion.getValidFrom(), promotion.getValidTo());
  }

  private static String from(BigDecimal minimum, @Nullable String unit) {
    return minimum.signum() <= 0 ? "" : " for " + quantity(minimum, unit) + " or more";
  }

  private static String validity(@Nullable LocalDate from, @Nullable LocalDate to) {
    String text =
        (from == null ? "" : " from " + Words.day(from))
            + (to == null ? "" : " until " + Words.day(to));
    return text.isEmpty() ? "" : "," + text;
  }

  private static String plain(BigDecimal number) {
    return Words.number(number);
  }
}
