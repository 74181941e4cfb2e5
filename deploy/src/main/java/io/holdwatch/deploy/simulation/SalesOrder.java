package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.Fulfilment;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.Pricing;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order in the simulated world, as it is now. */
final class SalesOrder {
  final String number;
  final Customer customer;
  final String customerPo;
  final Instant entered;
  final Basis basis;
  final OrderHistory history;
  final ErpFeed.Row row;
  final List<Line> lines = new ArrayList<>();
  final List<Shipment> shipments = new ArrayList<>();
  PaymentKind payment = PaymentKind.OPEN_ACCOUNT;
  boolean cancelled;
  boolean closed;

  /** Holds that keep the warehouse from picking it. */
  int blocks;

  SalesOrder(
      Channels channels,
      String number,
      Customer customer,
      String customerPo,
      Instant entered,
      Basis basis) {
    this.number = number;
    this.customer = customer;
    this.customerPo = customerPo;
    this.entered = entered;
    this.basis = basis;
    this.history = channels.history.order(channels.key(number));
    this.row = channels.row("orders", "order_no", number);
  }

  List<Schedule> schedules() {
    return lines.stream().flatMap(line -> line.schedules.stream()).toList();
  }

  /** Whether something of it is still to be shipped. */
  boolean active() {
    return !closed && !cancelled && lines.stream().anyMatch(line -> line.open().signum() > 0);
  }

  static final class Line {
    final SalesOrder order;
    final int number;
    final Item item;
    final Site site;

    /** Base units in one of the line's unit, as the goods really are. */
    final BigDecimal factor;

    final BigDecimal underTolerance;
    final ErpFeed.Row row;
    final List<Schedule> schedules = new ArrayList<>();
    final String unit;
    BigDecimal ordered;
    Pricing pricing = Pricing.UNKNOWN;
    BigDecimal cancelled = BigDecimal.ZERO;
    BigDecimal shipped = BigDecimal.ZERO;
    @Nullable String wave;
    @Nullable String supply;
    @Nullable UnitPrice listPrice;
    @Nullable String contract;

    Line(
        SalesOrder order,
        int number,
        Item item,
        Site site,
        String unit,
        BigDecimal factor,
        BigDecimal ordered,
        BigDecimal underTolerance) {
      this.order = order;
      this.number = number;
      this.item = item;
      this.site = site;
      this.unit = unit;
      this.factor = factor;
      this.ordered = ordered;
      this.underTolerance = underTolerance;
      this.row = order.row.part("order_lines", "line_no", number);
    }

    BigDecimal open() {
      return ordered.subtract(cancelled).subtract(shipped).max(BigDecimal.ZERO);
    }

    /** What it still asks of warehouses: nothing once its order is closed or cancelled. */
    BigDecimal asked() {
      return order.closed || order.cancelled ? BigDecimal.ZERO : open();
    }

    Fulfilment fulfilment() {
      return switch (item.nature()) {
        case KIT -> Fulfilment.KIT;
        case DROP_SHIP -> Fulfilment.DROP_SHIP;
        case STOCKED, LOTS, UNMANAGED -> Fulfilment.STOCK;
      };
    }
  }

  static final class Schedule {
    final Line line;
    final int number;
    final BigDecimal quantity;
    final LocalDate requested;
    final ErpFeed.Row row;
    @Nullable LocalDate promised;
    @Nullable Instant promisedAt;
    @Nullable LocalDate confirmed;

    Schedule(Line line, int number, BigDecimal quantity, LocalDate requested) {
      this.line = line;
      this.number = number;
      this.quantity = quantity;
      this.requested = requested;
      this.row = line.row.part("schedule_lines", "schedule_no", number);
    }

    LocalDate day() {
      return promised == null ? requested : promised;
    }
  }
}
