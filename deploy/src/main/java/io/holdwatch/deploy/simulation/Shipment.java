package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Goods that leave a site together for one order. */
final class Shipment {
  enum State {
    PLANNED,
    SHIPPED,
    DELIVERED,
    CANCELLED
  }

  /** What it carries for one schedule line. */
  record Part(Schedule schedule, BigDecimal quantity) {}

  final String number;
  final SalesOrder order;
  final Site site;
  final String carrier;
  List<Part> parts;
  State state = State.PLANNED;

  /** Whether the warehouse has told of it yet. */
  boolean told;

  /** Day at the site for which it is planned; null: not planned, the supplier sends it. */
  @Nullable LocalDate planned;

  @Nullable Instant shippedAt;
  @Nullable Instant deliveredAt;

  /** When it will really arrive, as far as the carrier's world is settled now. */
  @Nullable Instant arrival;

  Shipment(String number, SalesOrder order, Site site, String carrier, List<Part> parts) {
    this.number = number;
    this.order = order;
    this.site = site;
    this.carrier = carrier;
    this.parts = List.copyOf(parts);
  }

  /** The way on which the carrier takes it: each site has two. */
  String route() {
    return "R-" + site.number() + Math.floorMod(number.hashCode(), 2);
  }

  boolean done() {
    return state == State.DELIVERED || state == State.CANCELLED;
  }

  /** Quantity per line, in order of line numbers. */
  Map<SalesOrder.Line, BigDecimal> contents() {
    Map<SalesOrder.Line, BigDecimal> sums =
        new TreeMap<>(java.util.Comparator.comparing(line -> line.number));
    parts.forEach(part -> sums.merge(part.schedule().line, part.quantity(), BigDecimal::add));
    return sums;
  }
}
