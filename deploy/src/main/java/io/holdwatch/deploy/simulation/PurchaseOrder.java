package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Goods ordered from a supplier, as the purchase order and the world know them. */
final class PurchaseOrder {
  final String number;
  final Item item;

  /** Where they go; for a drop shipment the site in whose name they are sent. */
  final Site site;

  /** The line that a drop shipment serves. */
  final @Nullable Line line;

  final BigDecimal ordered;
  @Nullable BigDecimal confirmedQuantity;
  @Nullable LocalDate due;
  @Nullable LocalDate confirmed;
  @Nullable LocalDate arrived;
  BigDecimal received = BigDecimal.ZERO;
  boolean cancelled;

  /** When they will really arrive, as far as the supplier's world is settled now. */
  Instant arrival;

  PurchaseOrder(
      String number,
      Item item,
      Site site,
      @Nullable Line line,
      BigDecimal ordered,
      Instant arrival) {
    this.number = number;
    this.item = item;
    this.site = site;
    this.line = line;
    this.ordered = ordered;
    this.arrival = arrival;
  }

  /** What will really come. */
  BigDecimal coming() {
    return confirmedQuantity == null ? ordered : confirmedQuantity;
  }

  boolean done() {
    return cancelled || arrived != null;
  }
}
