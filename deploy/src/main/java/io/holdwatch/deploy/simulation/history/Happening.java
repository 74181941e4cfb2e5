package io.holdwatch.deploy.simulation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a system of record said of an order, with all its values, at the instant at which
 * it became so.
 */
public sealed interface Happening {

  /** When it became so, in milliseconds' precision. */
  Instant at();

  /**
   * The order's header.
   *
   * @param shipToZone zone of the ship-to
   * @param stage how far it has come
   * @param terms who it is for and how it is paid
   */
  record OrderStated(Instant at, ZoneId shipToZone, Stage stage, Terms terms) implements Happening {
    /** A header of which only what a promise depends on is known. */
    public OrderStated(Instant at, ZoneId shipToZone, boolean cancelled) {
      this(at, shipToZone, cancelled ? Stage.CANCELLED : Stage.OPEN, Terms.UNKNOWN);
    }

    /** Whether the order is cancelled. */
    public boolean cancelled() {
      return stage == Stage.CANCELLED;
    }
  }

  /**
   * A line.
   *
   * @param line line number
   * @param stage how far it has come
   * @param from ship-from site
   * @param ordered quantity ordered, in the line's unit
   * @param cancelled quantity cancelled, in the line's unit
   * @param invoiced quantity invoiced as the ERP says, in the line's unit; null: not stated
   * @param underTolerance fraction of the quantity, 0 to 1
   * @param sourcing what it asks for and where that is to come from
   * @param pricing at what price it is sold
   */
  record LineStated(
      Instant at,
      int line,
      Stage stage,
      ShipFrom from,
      Basis basis,
      BigDecimal ordered,
      BigDecimal cancelled,
      @Nullable BigDecimal invoiced,
      BigDecimal underTolerance,
      Sourcing sourcing,
      Pricing pricing)
      implements Happening {
    /** A line of which only what a promise depends on is known. */
    public LineStated(
        Instant at,
        int line,
        ShipFrom from,
        Basis basis,
        BigDecimal ordered,
        BigDecimal cancelled,
        BigDecimal underTolerance) {
      this(
          at,
          line,
          Stage.OPEN,
          from,
          basis,
          ordered,
          cancelled,
          null,
          underTolerance,
          Sourcing.UNKNOWN,
          Pricing.UNKNOWN);
    }
  }

  /**
   * A schedule line.
   *
   * @param line line number
   * @param schedule schedule line number within the line
   * @param quantity quantity promised, in the line's unit
   * @param requested date that the customer requested
   * @param promised date last told to the customer; null: none yet
   * @param promisedAt exact time last told to the customer; null: only a date
   * @param confirmed the ERP's latest date; null: none
   */
  record ScheduleStated(
      Instant at,
      int line,
      int schedule,
      BigDecimal quantity,
      LocalDate requested,
      @Nullable LocalDate promised,
      @Nullable Instant promisedAt,
      @Nullable LocalDate confirmed)
      implements Happening {}

  /**
   * A shipment; a later statement replaces an earlier one of the same number.
   *
   * @param shipment shipment number
   * @param cancelled whether it is cancelled
   * @param shippedAt when it left; null: it has not
   * @param deliveredAt when it arrived; null: it has not
   * @param contents what it carries
   */
  record ShipmentStated(
      Instant at,
      String shipment,
      boolean cancelled,
      @Nullable Instant shippedAt,
      @Nullable Instant deliveredAt,
      List<Carried> contents)
      implements Happening {}

  /**
   * What a shipment carries of one order line. It leaves from the line's site.
   *
   * @param line line number of the order
   * @param quantity in the order line's unit
   */
  record Carried(int line, BigDecimal quantity) {}

  /**
   * A carrier's estimate; the latest one of a schedule line holds.
   *
   * @param estimatedAt expected arrival
   */
  record EstimateStated(Instant at, int line, int schedule, Instant estimatedAt)
      implements Happening {}
}
