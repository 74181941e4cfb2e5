package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.DeliveryResult;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.ShipmentState;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The promised parts of an order, by definitions "Orders, lines, dates". */
public final class Promises {
  /**
   * Stands for a part of which another date is later than promised, and which was not at risk all
   * the same.
   */
  public static final Instant NO_RISK = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final WatchedOrder order;
  private final Order header;
  private final OrderLedger ledger;
  private final Map<String, Instant> risks;
  private final Instant now;

  /**
   * What was promised of an order.
   *
   * @param risks since when each part has been at risk, as far as it is known; a fact that says it
   *     again does not begin it
   */
  public Promises(
      WatchedOrder order,
      Order header,
      OrderLedger ledger,
      Map<String, Instant> risks,
      Instant now) {
    this.order = order;
    this.header = header;
    this.ledger = ledger;
    this.risks = risks;
    this.now = now;
  }

  /** Every promised part; none for a cancelled order or line, or where no date is known. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (header.getStage() != Stage.CANCELLED) {
      for (OrderLine line : order.lines()) {
        if (line.getLine() != null
            && line.getOrdered() != null
            && line.getStage() != Stage.CANCELLED) {
          parts.addAll(partsOf(line));
        }
      }
    }
    return parts;
  }

  private record Promise(
      @Nullable ScheduleLine schedule, Instant due, String from, BigDecimal quantity) {}

  private List<Part> partsOf(OrderLine line) {
    boolean deliver = basis(line) == PromiseBasis.DELIVER;
    Site site = siteOf(line);
    BigDecimal wanted = line.getOrdered().subtract(orZero(line.getCancelled()));
    BigDecimal keep = BigDecimal.ONE.subtract(orZero(line.getUnderTolerance()));
    Progress progress = progress(line, deliver, site, wanted);
    List<Part> parts = new ArrayList<>();
    BigDecimal cumulative = BigDecimal.ZERO;
    for (Promise promise : promises(line, deliver, site, wanted)) {
      cumulative = cumulative.add(promise.quantity).min(wanted);
      BigDecimal owed = cumulative.multiply(keep);
      Later later = later(line, promise, deliver, site);
      parts.add(
          new Part(
              line,
              promise.schedule,
              promise.due,
              promise.from,
              deliver,
              cumulative,
              owed,
              progress.reached(owed),
              progress,
              later == null ? null : later.expected,
              later == null ? null : since(line, promise, later.since),
              later != null && later.confirmed));
    }
    return parts;
  }

  private Instant since(OrderLine line, Promise promise, Instant said) {
    String schedule = promise.schedule == null ? "" : promise.schedule.getSchedule();
    Instant known = risks.get(line.getLine() + "/" + schedule);
    if (known == null) {
      return said;
    }
    // Said before, but without a risk then: it begins now.
    if (known.equals(NO_RISK)) {
      return now;
    }
    return known.isBefore(said) ? known : said;
  }

  private List<Promise> promises(
      OrderLine line, boolean deliver, @Nullable Site site, BigDecimal wanted) {
    List<Promise> promises = new ArrayList<>();
    for (ScheduleLine schedule : order.schedules(Objects.requireNonNull(line.getLine()))) {
      DateOrTime promised = first(schedule.getPromised(), line.getPromised(), header.getPromised());
      DateOrTime date =
          promised != null
              ? promised
              : first(schedule.getRequested(), line.getRequested(), header.getRequested());
      if (date != null) {
        BigDecimal quantity = schedule.getQuantity() == null ? wanted : schedule.getQuantity();
        promises.add(
            new Promise(
                schedule,
                end(date, deliver, site),
                promised != null ? "PROMISED" : "REQUESTED",
                quantity));
      }
    }
    if (promises.isEmpty()) {
      DateOrTime promised = first(line.getPromised(), header.getPromised());
      DateOrTime date =
          promised != null ? promised : first(line.getRequested(), header.getRequested());
      if (date != null) {
        promises.add(
            new Promise(
                null,
                end(date, deliver, site),
                promised != null ? "PROMISED" : "REQUESTED",
                wanted));
      }
    }
    promises.sort(
        Comparator.comparing(Promise::due)
            .thenComparing(
                p -> p.schedule == null ? "" : String.valueOf(p.schedule.getSchedule())));
    return promises;
  }

  private record Later(Instant expected, Instant since, boolean confirmed) {}

  /**
   * The date that says the promise will not be kept: the ERP's confirmation before the newest
   * estimate.
   */
  private @Nullable Later later(
      OrderLine line, Promise promise, boolean deliver, @Nullable Site site) {
    ScheduleLine schedule = promise.schedule;
    DateOrTime confirmed =
        schedule != null && schedule.getConfirmed() != null
            ? schedule.getConfirmed()
            : first(line.getConfirmed(), header.getConfirmed());
    if (confirmed != null) {
      Instant end = end(confirmed, deliver, site);
      if (end.isAfter(promise.due)) {
        Instant since =
            schedule != null && schedule.getConfirmed() != null
                ? schedule.getEnvelope().getEventTime()
                : line.getConfirmed() != null
                    ? line.getEnvelope().getEventTime()
                    : header.getEnvelope().getEventTime();
        return new Later(end, since, true);
      }
    }
    for (StatusReport report : order.estimates(Objects.requireNonNull(line.getLine()))) {
      String about = report.getSchedule();
      if (about == null || (schedule != null && about.equals(schedule.getSchedule()))) {
        Instant end = end(report.getEstimated(), deliver, site);
        return end.isAfter(promise.due)
            ? new Later(end, sinceBoth(report, promise, line), false)
            : null;
      }
    }
    DateOrTime estimated = schedule != null ? schedule.getEstimated() : line.getEstimated();
    if (estimated != null && end(estimated, deliver, site).isAfter(promise.due)) {
      Instant since =
          (schedule != null ? schedule.getEnvelope() : line.getEnvelope()).getEventTime();
      return new Later(end(estimated, deliver, site), since, false);
    }
    return null;
  }

  /**
   * When both an estimate and the promise that it breaks had been said: a promise that is moved to
   * an earlier day may be broken by what was estimated long before.
   */
  private static Instant sinceBoth(StatusReport report, Promise promise, OrderLine line) {
    Instant promised =
        (promise.schedule != null ? promise.schedule.getEnvelope() : line.getEnvelope())
            .getEventTime();
    Instant estimated = report.getEnvelope().getEventTime();
    return promised.isAfter(estimated) ? promised : estimated;
  }

  /**
   * Ends of a line's own date (of the schedule line that the report is about, else of its last one)
   * and of what a report estimates, in this order; empty where either is missing.
   */
  public static List<Instant> beside(
      StatusReport report, OrderLine line, WatchedOrder order, Order header, OrderLedger ledger) {
    Promises promises = new Promises(order, header, ledger, Map.of(), Instant.MIN);
    boolean deliver = promises.basis(line) == PromiseBasis.DELIVER;
    Site site = promises.siteOf(line);
    Instant own = null;
    List<ScheduleLine> schedules = order.schedules(Objects.requireNonNull(line.getLine()));
    for (ScheduleLine each : schedules) {
      if (report.getSchedule() == null || report.getSchedule().equals(each.getSchedule())) {
        DateOrTime date =
            promises.own(each.getConfirmed(), each.getEstimated(), each.getPromised(), line);
        Instant end = date == null ? null : promises.end(date, deliver, site);
        own = own == null || (end != null && end.isAfter(own)) ? end : own;
      }
    }
    if (schedules.isEmpty()) {
      DateOrTime date = promises.own(null, null, null, line);
      own = date == null ? null : promises.end(date, deliver, site);
    }
    return own == null || report.getEstimated() == null
        ? List.of()
        : List.of(own, promises.end(report.getEstimated(), deliver, site));
  }

  private @Nullable DateOrTime own(
      @Nullable DateOrTime confirmed,
      @Nullable DateOrTime estimated,
      @Nullable DateOrTime promised,
      OrderLine line) {
    return first(
        confirmed,
        estimated,
        promised,
        line.getConfirmed(),
        line.getEstimated(),
        line.getPromised(),
        header.getConfirmed(),
        header.getPromised());
  }

  /** What is still to be done for each line. */
  List<Outlook> outlooks() {
    return order.lines().stream()
        .filter(line -> line.getLine() != null && line.getOrdered() != null)
        .map(this::outlook)
        .toList();
  }

  private Outlook outlook(OrderLine line) {
    boolean deliver = basis(line) == PromiseBasis.DELIVER;
    Site site = siteOf(line);
    BigDecimal wanted = line.getOrdered().subtract(orZero(line.getCancelled()));
    BigDecimal keep = BigDecimal.ONE.subtract(orZero(line.getUnderTolerance()));
    List<Moved> shipped = moved(line, false, site, wanted);
    BigDecimal gone = sum(shipped);
    BigDecimal cumulative = BigDecimal.ZERO;
    Promise next = null;
    for (Promise promise : promises(line, deliver, site, wanted)) {
      cumulative = cumulative.add(promise.quantity).min(wanted);
      if (next == null && gone.compareTo(cumulative.multiply(keep)) < 0) {
        next = promise;
      }
    }
    boolean over = line.getStage() == Stage.CANCELLED || line.getStage() == Stage.CLOSED;
    DateOrTime entered = header.getEntered();
    return new Outlook(
        line,
        wanted.max(BigDecimal.ZERO),
        over ? BigDecimal.ZERO : wanted.subtract(gone).max(BigDecimal.ZERO),
        entered == null ? line.getEnvelope().getEventTime() : act(entered, null),
        next == null ? null : next.due,
        next == null ? null : next.from,
        shipped);
  }

  private @Nullable Site siteOf(OrderLine line) {
    return ledger.site(
        order.key().scope(), line.getSite() != null ? line.getSite() : header.getSite());
  }

  private Progress progress(
      OrderLine line, boolean deliver, @Nullable Site site, BigDecimal wanted) {
    Progress progress = new Progress();
    moved(line, deliver, site, wanted).forEach(each -> progress.add(each.at(), each.quantity()));
    return progress;
  }

  /** What left, or with {@code deliver} arrived, of a line. */
  private List<Moved> moved(
      OrderLine line, boolean deliver, @Nullable Site site, BigDecimal wanted) {
    List<Moved> moved = new ArrayList<>();
    String from = line.getSite() != null ? line.getSite() : header.getSite();
    for (Shipment shipment : order.shipments()) {
      Instant when = deliver ? delivered(shipment, site) : shipped(shipment, site);
      String shipFrom = shipment.getSite() != null ? shipment.getSite() : from;
      if (when == null) {
        continue;
      }
      if (shipment.getWholeOrder()) {
        moved.add(new Moved(shipFrom, when, wanted));
      } else {
        for (ShipmentLine carried : order.shipmentLines()) {
          if (Objects.equals(carried.getShipment(), shipment.getShipment())
              && Objects.equals(carried.getLine(), line.getLine())
              && carried.getQuantity() != null
              && isCurrent(shipment.getEnvelope(), carried.getEnvelope())) {
            moved.add(new Moved(shipFrom, when, carried.getQuantity()));
          }
        }
      }
    }
    if (deliver) {
      for (Delivery delivery : order.deliveries()) {
        if (Objects.equals(delivery.getLine(), line.getLine())
            && delivery.getDelivered() != null
            && delivery.getQuantity() != null
            && (delivery.getOutcome() == DeliveryResult.DELIVERED
                || delivery.getOutcome() == DeliveryResult.PARTIAL)) {
          moved.add(new Moved(from, act(delivery.getDelivered(), null), delivery.getQuantity()));
        }
      }
    }
    BigDecimal told = sum(moved);
    BigDecimal reported = orZero(deliver ? line.getDelivered() : line.getShipped());
    if (reported.compareTo(told) > 0) {
      moved.add(new Moved(from, line.getEnvelope().getEventTime(), reported.subtract(told)));
    }
    return moved;
  }

  static BigDecimal sum(List<Moved> moved) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Moved each : moved) {
      sum = sum.add(each.quantity());
    }
    return sum;
  }

  /**
   * Whether a shipment line still stands. One that came within its shipment's own record is
   * replaced with it: where the newer record lists the line no more, the line is gone, and only its
   * older version tells.
   */
  public static boolean isCurrent(Envelope shipment, Envelope line) {
    boolean sameRecord =
        shipment.getSource().equals(line.getSource())
            && shipment.getRecordType().equals(line.getRecordType());
    return !sameRecord || shipment.getVersion().equals(line.getVersion());
  }

  private @Nullable Instant shipped(Shipment shipment, @Nullable Site site) {
    boolean left =
        shipment.getState() == ShipmentState.SHIPPED
            || shipment.getState() == ShipmentState.DELIVERED;
    return left && shipment.getShipped() != null ? act(shipment.getShipped(), site) : null;
  }

  private @Nullable Instant delivered(Shipment shipment, @Nullable Site site) {
    return shipment.getState() == ShipmentState.DELIVERED && shipment.getDelivered() != null
        ? act(shipment.getDelivered(), site)
        : null;
  }

  private Instant act(DateOrTime date, @Nullable Site site) {
    return Due.act(date, site, header.getZone());
  }

  private Instant end(DateOrTime date, boolean deliver, @Nullable Site site) {
    return deliver
        ? Due.deliver(date, header.getShipToZone(), header.getZone())
        : Due.ship(date, site, header.getZone());
  }

  private PromiseBasis basis(OrderLine line) {
    return line.getBasis() != PromiseBasis.UNKNOWN ? line.getBasis() : header.getBasis();
  }

  private static @Nullable DateOrTime first(@Nullable DateOrTime... dates) {
    for (DateOrTime date : dates) {
      if (date != null) {
        return date;
      }
    }
    return null;
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
