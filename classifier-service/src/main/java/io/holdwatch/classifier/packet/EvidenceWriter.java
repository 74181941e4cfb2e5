package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.delay.DelayFinding;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.packet.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Lists the facts that a delay rests on, each with its source record, version, position and age.
 */
final class EvidenceWriter {
  private final OrderLedger ledger;
  private final ClassifierPolicy policy;
  private final Instant instant;
  private final List<Evidence> evidence = new ArrayList<>();

  EvidenceWriter(OrderLedger ledger, ClassifierPolicy policy, Instant instant) {
    this.ledger = ledger;
    this.policy = policy;
    this.instant = instant;
  }

  List<Evidence> of(WatchedOrder order, Order header, DelayFinding delay) {
    Set<String> sites = new LinkedHashSet<>();
    add("order", dates(header.getPromised(), header.getRequested(), header.getConfirmed()), header);
    for (DelayFinding.Basis basis : delay.evidence()) {
      String line = basis.line().getLine();
      add(
          "line " + line,
          quantity(basis.line().getOrdered(), basis.line().getUnit())
              + dates(
                  basis.line().getPromised(),
                  basis.line().getRequested(),
                  basis.line().getConfirmed()),
          basis.line());
      if (basis.schedule() != null) {
        add(
            "schedule line " + line + "/" + basis.schedule().getSchedule(),
            quantity(basis.schedule().getQuantity(), basis.line().getUnit())
                + dates(
                    basis.schedule().getPromised(),
                    basis.schedule().getRequested(),
                    basis.schedule().getConfirmed()),
            basis.schedule());
      }
      String site = basis.line().getSite() != null ? basis.line().getSite() : header.getSite();
      if (site != null) {
        sites.add(site);
      }
      if (line != null && !delay.subReason().broken()) {
        order.estimates(line).stream().limit(1).forEach(this::estimate);
      }
    }
    for (String each : sites) {
      Site site = ledger.site(order.key().scope(), each);
      if (site != null) {
        add(
            "site " + each,
            "zone " + site.getZone() + ", cut-off " + cutOff(site.getCutOff()),
            site);
      }
    }
    for (Shipment shipment : order.shipments()) {
      add(
          "shipment " + shipment.getShipment(),
          shipment.getState()
              + ", shipped "
              + date(shipment.getShipped())
              + ", delivered "
              + date(shipment.getDelivered()),
          shipment);
    }
    return List.copyOf(evidence);
  }

  private void estimate(StatusReport report) {
    add("estimate for line " + report.getLine(), date(report.getEstimated()), report);
  }

  private void add(String label, String value, SpecificRecord fact) {
    Envelope envelope = FactKeys.envelope(fact).orElseThrow();
    String type = FactKeys.type(fact);
    Duration budget = policy.freshness().get(type);
    evidence.add(
        Evidence.newBuilder()
            .setLabel(label)
            .setValue(value)
            .setFactType(type)
            .setFactId(
                Ids.fact(
                    envelope.getSource(),
                    envelope.getRecordType(),
                    envelope.getRecordId(),
                    type,
                    envelope.getVersion()))
            .setSource(envelope.getSource())
            .setRecordType(envelope.getRecordType())
            .setRecordId(envelope.getRecordId())
            .setVersion(envelope.getVersion())
            .setPosition(envelope.getPosition())
            .setAsOf(envelope.getEventTime())
            .setAge(Math.max(0, Duration.between(envelope.getEventTime(), instant).toMillis()))
            .setFreshnessBudget(budget == null ? null : budget.toMillis())
            .build());
  }

  private static String quantity(java.math.@Nullable BigDecimal quantity, @Nullable String unit) {
    return quantity == null
        ? "quantity unknown"
        : quantity.stripTrailingZeros().toPlainString() + (unit == null ? "" : " " + unit);
  }

  private static String dates(
      @Nullable DateOrTime promised,
      @Nullable DateOrTime requested,
      @Nullable DateOrTime confirmed) {
    StringBuilder text = new StringBuilder();
    append(text, "promised", promised);
    append(text, "requested", requested);
    append(text, "confirmed", confirmed);
    return text.toString();
  }

  private static void append(StringBuilder text, String word, @Nullable DateOrTime date) {
    if (date != null) {
      text.append(text.isEmpty() ? " " : ", ").append(word).append(' ').append(date(date));
    }
  }

  private static String date(@Nullable DateOrTime date) {
    if (date == null) {
      return "not yet";
    }
    return date.getDate() != null ? date.getDate().toString() : String.valueOf(date.getTime());
  }

  private static String cutOff(@Nullable Integer minutes) {
    return minutes == null ? "none" : String.format("%02d:%02d", minutes / 60, minutes % 60);
  }
}
