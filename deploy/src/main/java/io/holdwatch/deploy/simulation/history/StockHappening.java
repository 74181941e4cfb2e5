package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Said of what is there, set aside and on its way. Quantities are in the item's base unit. */
public sealed interface StockHappening extends WorldHappening {

  /** Whether a lot may be used. */
  enum LotState {
    RELEASED,
    INSPECTION,
    BLOCKED
  }

  /**
   * Stock of an item at a site, or of one lot of it there.
   *
   * @param safety never promised
   * @param asOf when it was counted or posted; null: the source keeps it current
   * @param lot business key of the lot; null: not kept by lot
   */
  record StockStated(
      Instant at,
      String item,
      String site,
      BigDecimal onHand,
      BigDecimal safety,
      @Nullable Instant asOf,
      @Nullable String lot)
      implements StockHappening {
    @Override
    public String key() {
      return item + "|" + site + "|" + lot;
    }
  }

  /**
   * A lot.
   *
   * @param expires last day of use; null: none
   */
  record LotStated(Instant at, String lot, String item, @Nullable LocalDate expires, LotState state)
      implements StockHappening {
    @Override
    public String key() {
      return lot;
    }
  }

  /**
   * Stock set aside for a line.
   *
   * @param order business key of the order
   * @param line line number within it
   * @param hard whether only its line may use it
   */
  record ReservationStated(
      Instant at,
      String reservation,
      String order,
      int line,
      String item,
      String site,
      BigDecimal quantity,
      boolean hard)
      implements StockHappening {
    @Override
    public String key() {
      return reservation;
    }
  }

  /**
   * A dated quantity on its way into a pool, or straight to the customer of a drop shipment. Dates
   * are those of the receiving site's calendar.
   *
   * @param site business key of the site that receives; null: none (drop shipment)
   * @param supplier business key of the supplier; null: none
   * @param confirmedQuantity confirmed by the supplier; null: not yet
   * @param received received so far
   * @param due when it is due; null: undated
   * @param confirmed date confirmed by the supplier; null: not yet
   * @param arrived when it arrived; null: it has not
   * @param order business key of the order that a drop shipment serves; null: none
   * @param line line number within that order; null: none
   */
  record SupplyStated(
      Instant at,
      String supply,
      String item,
      @Nullable String site,
      @Nullable String supplier,
      BigDecimal ordered,
      @Nullable BigDecimal confirmedQuantity,
      BigDecimal received,
      @Nullable LocalDate due,
      @Nullable LocalDate confirmed,
      @Nullable LocalDate arrived,
      boolean cancelled,
      @Nullable String order,
      @Nullable Integer line)
      implements StockHappening {
    @Override
    public String key() {
      return supply;
    }
  }

  /**
   * A wave: goods that the warehouse picks together.
   *
   * @param plannedRelease when it is planned to be released; null: not yet
   * @param releasedAt when it was released; null before
   */
  record WaveStated(
      Instant at, String wave, @Nullable Instant plannedRelease, @Nullable Instant releasedAt)
      implements StockHappening {
    @Override
    public String key() {
      return wave;
    }
  }
}
