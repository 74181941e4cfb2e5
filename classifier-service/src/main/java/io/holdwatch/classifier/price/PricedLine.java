package io.holdwatch.classifier.price;

import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line that the rule is about: of an open order, not invoiced, not fully cancelled, with a price.
 *
 * @param item business key of the item
 * @param customer business key of the customer; null: unknown, so nothing of a customer holds
 * @param unit unit of the quantities; null: unknown
 * @param ordered quantity ordered, in the unit: by it agreements are chosen
 * @param wanted ordered − cancelled, in the unit: over it a price is wrong
 * @param factor base units of the item in one unit; null: the unit cannot be converted
 * @param price price before the line discount; null: only the net price is known
 * @param discount line discount, fraction of the price; null: none
 * @param net price after every discount; null: the price less the line discount
 * @param unitCost cost at order time, in the unit; null: the item's
 * @param pricingDate day whose prices count
 */
public record PricedLine(
    String item,
    @Nullable String customer,
    @Nullable String unit,
    BigDecimal ordered,
    BigDecimal wanted,
    @Nullable BigDecimal factor,
    @Nullable UnitPrice price,
    @Nullable BigDecimal discount,
    @Nullable UnitPrice net,
    @Nullable UnitPrice unitCost,
    LocalDate pricingDate) {

  /** A line without any price is none. */
  public PricedLine {
    if (price == null && net == null) {
      throw new IllegalArgumentException(
          "a line of item " + item + " has neither price nor net price; it is no priced line");
    }
  }

  BigDecimal lineDiscount() {
    return discount == null ? BigDecimal.ZERO : discount;
  }

  /**
   * The price that is held against what was agreed; null where its price quantity is not above
   * zero.
   */
  @Nullable Rate found(BigDecimal allowedDiscount) {
    return isPriced(allowedDiscount) ? Rate.of(price) : netRate();
  }

  /** Whether it is its price before the line discount that is compared. */
  boolean isPriced(BigDecimal allowedDiscount) {
    return price != null && lineDiscount().compareTo(allowedDiscount) <= 0;
  }

  /** What is left of a price after the line discount. */
  Rate discounted(Rate before) {
    return before.times(BigDecimal.ONE.subtract(lineDiscount()));
  }

  /** What the customer pays; null where its price quantity is not above zero. */
  @Nullable Rate netRate() {
    if (net != null) {
      return Rate.of(net);
    }
    Rate before = Rate.of(price);
    return before == null ? null : discounted(before);
  }
}
