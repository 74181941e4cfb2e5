package io.holdwatch.classifier.order;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one order: its newest facts, by record. Mutable; changed only by {@link
 * OrderLedger}, which makes a map where it puts the first fact: most orders have no reports, holds,
 * approvals.
 */
public final class WatchedOrder {
  private final OrderKey key;
  private final Hierarchies hierarchies;
  private @Nullable Order header;
  Map<String, OrderLine> lines = Map.of();
  Map<String, ScheduleLine> schedules = Map.of();
  Map<String, Shipment> shipments = Map.of();
  Map<String, ShipmentLine> shipmentLines = Map.of();
  Map<String, Delivery> deliveries = Map.of();
  Map<String, StatusReport> reports = Map.of();
  Map<String, Hold> holds = Map.of();
  Map<String, Approval> approvals = Map.of();
  Map<String, Invoice> invoices = Map.of();
  Map<String, SpecificRecord> papers = Map.of();
  private Instant latest = Instant.MIN;

  WatchedOrder(OrderKey key, Hierarchies hierarchies) {
    this.key = key;
    this.hierarchies = hierarchies;
  }

  /** Which order. */
  public OrderKey key() {
    return key;
  }

  /** The header, or null while it has not arrived. */
  public @Nullable Order header() {
    return header;
  }

  void header(@Nullable Order order) {
    header = order;
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
    Instant said = header == null ? Instant.MIN : header.getEnvelope().getEventTime();
    for (OrderLine line : lines.values()) {
      Instant time = line.getEnvelope().getEventTime();
      said = time.isAfter(said) ? time : said;
    }
    return said;
  }

  /** Lines in order of their record ids. */
  public Collection<OrderLine> lines() {
    return lines.values();
  }

  /** The line of a number; null where no fact tells of it. */
  public @Nullable OrderLine line(String number) {
    return lines.values().stream()
        .filter(line -> number.equals(line.getLine()))
        .findFirst()
        .orElse(null);
  }

  /** Schedule lines of a line. */
  public List<ScheduleLine> schedules(String line) {
    List<ScheduleLine> own = new ArrayList<>();
    for (ScheduleLine each : schedules.values()) {
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
    return shipments.values();
  }

  /** What the shipments carry. */
  public Collection<ShipmentLine> shipmentLines() {
    return shipmentLines.values();
  }

  /** What happened at the door. */
  public Collection<Delivery> deliveries() {
    return deliveries.values();
  }

  /**
   * Reports about a line (or the whole order) that carry an estimate: by the hierarchy of sources,
   * then the newest by event time first.
   */
  public List<StatusReport> estimates(String line) {
    // Most orders have none, and every promise of every look asks.
    if (reports.isEmpty()) {
      return List.of();
    }
    return reports.values().stream()
        .filter(r -> r.getEstimated() != null && (r.getLine() == null || line.equals(r.getLine())))
        .sorted(
            Comparator.comparingInt(
                    (StatusReport r) -> rank(SourceField.ESTIMATED, r.getEnvelope().getSource()))
                .thenComparing(r -> r.getEnvelope().getEventTime(), Comparator.reverseOrder()))
        .toList();
  }

  /** By which order of sources a field is believed, in words. */
  public String believed(SourceField field) {
    return hierarchies.of(field).words();
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
    return holds.values();
  }

  /** Approvals recorded in a system of record. */
  public Collection<Approval> approvals() {
    return approvals.values();
  }

  /** Invoices that name the order, cancelled ones included. */
  public Collection<Invoice> invoices() {
    return invoices.values();
  }

  /**
   * What else names the order, of one fact type: claims, documents, appointments, changes,
   * commitments, inquiries.
   */
  public <T extends SpecificRecord> List<T> papers(Class<T> type) {
    // Most orders have none, and every look asks.
    return papers.isEmpty()
        ? List.of()
        : papers.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Reports of other systems about the order, its lines or shipments. */
  public Collection<StatusReport> reports() {
    return reports.values();
  }

  boolean isEmpty() {
    return header == null
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
