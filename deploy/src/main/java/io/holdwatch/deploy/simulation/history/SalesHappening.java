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

  /** What a change of an order was about. */
  enum ChangeKind {
    QUANTITY,
    DATE,
    ITEM,
    PRICE,
    ADDRESS
  }

  /**
   * A change of an order after its entry.
   *
   * @param order business key of the order
   * @param byCustomer whether the customer asked for it
   * @param changedAt when; null: when it was told
   */
  record ChangeStated(
      Instant at,
      String change,
      String order,
      ChangeKind kind,
      boolean byCustomer,
      @Nullable Instant changedAt)
      implements SalesHappening {
    @Override
    public String key() {
      return change;
    }
  }

  /**
   * What another system says of an order.
   *
   * @param report names the record
   * @param order business key of the order
   * @param line line number; null: the whole order
   * @param schedule schedule line number that the estimate is about; null: none
   * @param stage how far it has come
   * @param quantity that has left, in the line's unit; null: not stated
   * @param estimated expected arrival; null: not stated
   */
  record ReportStated(
      Instant at,
      String report,
      String order,
      @Nullable Integer line,
      @Nullable Integer schedule,
      Progress stage,
      @Nullable BigDecimal quantity,
      @Nullable Instant estimated)
      implements SalesHappening {
    @Override
    public String key() {
      return report;
    }
  }

  /** How far another system says that an order or a line has come. */
  enum Progress {
    UNKNOWN,
    OPEN,
    PICKED,
    SHIPPED,
    DELIVERED,
    CANCELLED
  }
}
