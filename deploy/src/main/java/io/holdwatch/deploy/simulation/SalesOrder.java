package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.MasterData.Customer;
import io.holdwatch.deploy.simulation.MasterData.Item;
import io.holdwatch.deploy.simulation.MasterData.Site;
import io.holdwatch.deploy.simulation.history.Basis;
import io.holdwatch.deploy.simulation.history.OrderHistory;
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
  boolean cancelled;
  boolean closed;

  SalesOrder(
      String legalEntity,
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
    this.history = new OrderHistory(legalEntity + ":" + number);
    this.row = new ErpFeed.Row("orders", "legal_entity", legalEntity, "order_no", number);
  }

  List<Schedule> schedules() {
    return lines.stream().flatMap(line -> line.schedules.stream()).toList();
  }

  static final class Line {
    final SalesOrder order;
    final int number;
    final Item item;
    final Site site;
    final BigDecimal ordered;
    final BigDecimal underTolerance;
    final ErpFeed.Row row;
    final List<Schedule> schedules = new ArrayList<>();
    BigDecimal cancelled = BigDecimal.ZERO;
    BigDecimal shipped = BigDecimal.ZERO;

    Line(
        SalesOrder order,
        int number,
        Item item,
        Site site,
        BigDecimal ordered,
        BigDecimal underTolerance) {
      this.order = order;
      this.number = number;
      this.item = item;
      this.site = site;
      this.ordered = ordered;
      this.underTolerance = underTolerance;
      this.row = order.row.part("order_lines", "line_no", number);
    }

    BigDecimal open() {
      return ordered.subtract(cancelled).subtract(shipped).max(BigDecimal.ZERO);
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
