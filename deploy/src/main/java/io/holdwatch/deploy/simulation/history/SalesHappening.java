package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Said of how customers order and how goods are sold. */
public sealed interface SalesHappening extends WorldHappening {

  /**
   * The customer's own number for an order.
   *
   * @param order business key of the order
   * @param number purchase order number, as the customer wrote it
   */
  record NumberStated(Instant at, String order, String number) implements SalesHappening {
    @Override
    public String key() {
      return order;
    }
  }

  /**
   * In which quantities an item is sold, in its base unit.
   *
   * @param item business key of the item
   * @param multiple pack: sold in multiples of it; null: in any quantity
   * @param least smallest order; null: none
   */
  record PackStated(
      Instant at, String item, @Nullable BigDecimal multiple, @Nullable BigDecimal least)
      implements SalesHappening {
    @Override
    public String key() {
      return item;
    }
  }
}
