package io.holdwatch.classifier.order;

import io.holdwatch.classifier.subject.ByRecord;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.StatusReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is known of one order: its newest facts, by record. Mutable; changed only by the ledger. */
public final class WatchedOrder {
  private final OrderKey key;
  private static final int SCALE = 12;

  private final Hierarchies hierarchies;
  private final Conversions conversions;
  ByRecord<Order> headers = ByRecord.none();
  ByRecord<OrderLine> lines = ByRecord.none();
  ByRecord<ScheduleLine> schedules = ByRecord.none();
  ByRecord<Shipment> shipments = ByRecord.none();
  ByRecord<ShipmentLine> shipmentLines = ByRecord.none();
  ByRecord<Delivery> deliveries = ByRecord.none();
  ByRecord<StatusReport> reports = ByRecord.none();
  ByRecord<Hold> holds = ByRecord.none();
  ByRecord<Approval> approvals = ByRecord.none();
  ByRecord<Invoice> invoices = ByRecord.none();
  ByRecord<SpecificRecord> papers = ByRecord.none();
  private Instant latest = Instant.MIN;

  WatchedOrder(OrderKey key, Hierarchies hierarchies, Conversions conversions) {
    this.key = key;
    this.hierarchies = hierarchies;
    this.conversions = conversions;
  }

  /** Which order. */
  public OrderKey key() {
    return key;
  }

  /** The header, of several the one that happened last; null while none has arrived. */
  public @Nullable Order header() {
    return OrderLedger.newest(headers, Order::getEnvelope);
  }

  /** Greatest event time of the facts that have been applied. */
  public Instant latest() {
    return latest;
  }

  void reached(Instant eventTime) {
    latest = eventTime.isAfter(latest) ? eventTime : latest;
  }

  /** When its header and lines were last told as they are; the least instant without any. */
  public Instant said() {
    Order header = header();
    Instant said = header == null ? Instant.MIN : header.getEnvelope().getEventTime();
    for (OrderLine line : lines) {
      Instant time = line.getEnvelope().getEventTime();
      said = time.isAfter(said) ? time : said;
    }
    return said;
  }

  /** Lines in order of their record ids. */
  public Collection<OrderLine> lines() {
    return lines;
  }

  /** The line of a number; null where no fact tells of it. */
  public @Nullable OrderLine line(String number) {
    return lines.stream().filter(line -> number.equals(line.getLine())).findFirst().orElse(null);
  }

  /**
   * How much of its order line a shipment line carries, to 12 digits; empty where nobody says, or
   * its unit does not convert. [the order line's unit]
   */
  public Optional<BigDecimal> carried(ShipmentLine carried) {
    BigDecimal quantity = carried.getQuantity();
    String from = carried.getUnit();
    if (quantity == null || from == null || carried.getLine() == null) {
      return Optional.ofNullable(quantity);
    }
    OrderLine line = line(carried.getLine());
    String to = line == null ? null : line.getUnit();
    if (line == null || to == null || from.equals(to)) {
      return Optional.of(quantity);
    }
    Optional<BigDecimal> one = conversions.factor(key.scope(), line.getItem(), from);
    Optional<BigDecimal> other = conversions.factor(key.scope(), line.getItem(), to);
    return one.flatMap(
        in -> other.map(out -> quantity.multiply(in).divide(out, SCALE, RoundingMode.HALF_UP)));
  }

  /** Schedule lines of a line. */
  public List<ScheduleLine> schedules(String line) {
    List<ScheduleLine> own = new ArrayList<>();
    for (ScheduleLine each : schedules) {
      if (line.equals(each.getLine())) {
        own.add(each);
      }
    }
    return own;
  }

  /**
   * Shipments that carry something of the order; one that names no order is here once a line of it
   * does.
   */
  public Collection<Shipment> shipments() {
    return shipments;
  }

  /** What the shipments carry. */
  public Collection<ShipmentLine> shipmentLines() {
    return shipmentLines;
  }

  /** What happened at the door. */
  public Collection<Delivery> deliveries() {
    return deliveries;
  }

  /**
   * Reports about a line (or the whole order) that carry an estimate for a schedule line, or for
   * all: by the hierarchy of sources, then the newest by event time first.
   *
   * @param schedule null: the line is its own schedule line
   */
  public List<StatusReport> estimates(String line, @Nullable ScheduleLine schedule) {
    // Most orders have none, and every promise of every look asks.
    if (reports.isEmpty()) {
      return List.of();
    }
    return reports.stream()
        .filter(r -> r.getEstimated() != null && (r.getLine() == null || line.equals(r.getLine())))
        .filter(
            r ->
                r.getSchedule() == null
                    || (schedule != null && r.getSchedule().equals(schedule.getSchedule())))
        .sorted(
            Comparator.comparingInt(
                    (StatusReport r) -> rank(SourceField.ESTIMATED, r.getEnvelope().getSource()))
                .thenComparing(r -> r.getEnvelope().getEventTime(), Comparator.reverseOrder()))
        .toList();
  }

  /** Why a source is believed about a field over others that tell of it, too, in words. */
  public String chose(SourceField field, String believed, Collection<String> others) {
    return hierarchies.of(field).chose(believed, others);
  }

  /**
   * Rank of a source for a field, the best first; those that are not named come last, all alike.
   */
  public int rank(SourceField field, String source) {
    return hierarchies.of(field).rank(source);
  }

  /** Whether the pack says whom of two sources to believe about a field. */
  public boolean decides(SourceField field, String one, String other) {
    return hierarchies.of(field).decides(one, other);
  }

  /** The ERP's holds, those that were released included. */
  public Collection<Hold> holds() {
    return holds;
  }

  /** Approvals recorded in a system of record. */
  public Collection<Approval> approvals() {
    return approvals;
  }

  /** Invoices that name the order, cancelled ones included. */
  public Collection<Invoice> invoices() {
    return invoices;
  }

  /**
   * What else names the order, of one fact type: claims, documents, appointments, changes,
   * commitments, inquiries.
   */
  public <T extends SpecificRecord> List<T> papers(Class<T> type) {
    // Most orders have none, and every look asks.
    return papers.isEmpty()
        ? List.of()
        : papers.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Reports of other systems about the order, its lines or shipments. */
  public Collection<StatusReport> reports() {
    return reports;
  }

  boolean isEmpty() {
    return headers.isEmpty()
        && lines.isEmpty()
        && schedules.isEmpty()
        && shipments.isEmpty()
        && shipmentLines.isEmpty()
        && deliveries.isEmpty()
        && reports.isEmpty()
        && holds.isEmpty()
        && approvals.isEmpty()
        && invoices.isEmpty()
        && papers.isEmpty();
  }
}
