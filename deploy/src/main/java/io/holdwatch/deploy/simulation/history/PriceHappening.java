package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Said of what goods should cost. First and last day of validity are included; null: no bound. */
public sealed interface PriceHappening extends WorldHappening {

  /** Where a price stands in the waterfall. */
  enum PriceKind {
    LIST,
    CUSTOMER_LIST,
    CONTRACT
  }

  /**
   * A price that was agreed or published.
   *
   * @param customer business key of the customer; null: all
   * @param unit unit that it is for; null: any
   * @param minimumQuantity holds from this quantity on, in that unit; null: from any
   * @param marginFloor lowest margin allowed, fraction of net-net; null: none
   */
  record PriceStated(
      Instant at,
      String price,
      PriceKind kind,
      @Nullable String customer,
      String item,
      @Nullable String unit,
      @Nullable BigDecimal minimumQuantity,
      UnitPrice amount,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable BigDecimal marginFloor)
      implements PriceHappening {
    @Override
    public String key() {
      return price;
    }
  }

  /**
   * A promotion: a discount or a fixed price.
   *
   * @param item business key of the item; null: all
   * @param customer business key of the customer; null: all
   * @param discount fraction of the customer's list price, else the list price; null: none
   * @param fixedPrice price instead of a discount; null: none
   * @param minimumQuantity holds from this quantity on, in the item's base unit; null: from any
   */
  record PromotionStated(
      Instant at,
      String promotion,
      @Nullable String item,
      @Nullable String customer,
      @Nullable BigDecimal discount,
      @Nullable UnitPrice fixedPrice,
      @Nullable BigDecimal minimumQuantity,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo)
      implements PriceHappening {
    @Override
    public String key() {
      return promotion;
    }
  }

  /**
   * A rebate that accrues after the sale.
   *
   * @param item business key of the item; null: all
   * @param rate fraction of net, 0 to 1
   */
  record RebateStated(
      Instant at,
      String rebate,
      String customer,
      @Nullable String item,
      BigDecimal rate,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo)
      implements PriceHappening {
    @Override
    public String key() {
      return rebate;
    }
  }
}
