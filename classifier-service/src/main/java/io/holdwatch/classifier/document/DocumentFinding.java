package io.holdwatch.classifier.document;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Carried;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says as a finding what is wrong with the papers of an order. */
record DocumentFinding(CheckedOrder order) {

  private static final int FEW = 3;

  Finding quantity(Comparison of, Comparison.Difference difference) {
    Map<String, BigDecimal> lines = new TreeMap<>();
    difference
        .lines()
        .forEach(line -> lines.put(line, difference.says().subtract(difference.carried()).abs()));
    List<Basis> basis = new ArrayList<>();
    basis.add(
        basis(of.paper(), "says " + Words.number(difference.says()) + " of " + difference.name()));
    of.shipments().forEach(shipment -> basis.add(basis(shipment)));
    for (Shipment shipment : of.shipments()) {
      for (String line : difference.lines()) {
        Carried.told(order.order(), String.valueOf(shipment.getShipment()), line).stream()
            .limit(FEW)
            .map(Carried::basis)
            .forEach(basis::add);
      }
    }
    return finding(
        DocumentReason.QUANTITY_DIFFERS,
        lines,
        "has a document that differs from the goods: "
            + of.paper().words()
            + " says "
            + Words.number(difference.says())
            + " of "
            + difference.name()
            + ", the shipment carries "
            + Words.number(difference.carried()),
        basis);
  }

  Finding reference(Comparison of, String reference) {
    String own = order.header().getCustomerPo();
    return finding(
        DocumentReason.REFERENCE_DIFFERS,
        carried(of.shipments()),
        "has a document that names another order: " + of.paper().words() + " names " + reference,
        List.of(
            basis(
                of.paper(),
                "names " + reference + (own == null ? "" : "; the customer's order is " + own))));
  }

  Finding date(Comparison of, Shipment shipment) {
    String dated = Words.day(java.util.Objects.requireNonNull(of.paper().date()));
    return finding(
        DocumentReason.DATE_DIFFERS,
        carried(List.of(shipment)),
        "has a proof that cannot be right: "
            + of.paper().words()
            + " is dated "
            + dated
            + ", but shipment "
            + shipment.getShipment()
            + " left on "
            + Words.date(shipment.getShipped()),
        List.of(basis(of.paper(), "dated " + dated), basis(shipment)));
  }

  Finding missing(DocumentReason reason, Shipment shipment) {
    boolean proof = reason == DocumentReason.PROOF_MISSING;
    return finding(
        reason,
        carried(List.of(shipment)),
        "lacks the "
            + (proof ? "proof of delivery" : "despatch advice")
            + " for shipment "
            + shipment.getShipment()
            + ", which "
            + (proof ? "arrived on " : "left on ")
            + when(proof ? shipment.getDelivered() : shipment.getShipped(), shipment),
        List.of(basis(shipment)));
  }

  private static String when(@Nullable DateOrTime date, Shipment shipment) {
    return date == null ? Words.instant(shipment.getEnvelope().getEventTime()) : Words.date(date);
  }

  private Map<String, BigDecimal> carried(List<Shipment> shipments) {
    Map<String, BigDecimal> carried = new TreeMap<>();
    for (Shipment shipment : shipments) {
      if (shipment.getShipment() != null) {
        Carried.of(order.order(), shipment.getShipment())
            .forEach((line, quantity) -> carried.merge(line, quantity, BigDecimal::add));
      }
    }
    return carried;
  }

  private static Basis basis(Paper paper, String says) {
    return new Basis(paper.words(), says, paper.fact());
  }

  private static Basis basis(Shipment shipment) {
    return new Basis(
        "shipment " + shipment.getShipment(),
        (shipment.getShipped() == null
                ? "not yet left"
                : "left " + Words.date(shipment.getShipped()))
            + (shipment.getDelivered() == null
                ? ", not yet arrived"
                : ", arrived " + Words.date(shipment.getDelivered())),
        shipment);
  }

  private Finding finding(
      DocumentReason reason, Map<String, BigDecimal> quantities, String words, List<Basis> basis) {
    List<AffectedLine> lines = new ArrayList<>();
    Set<String> numbers = quantities.keySet();
    for (Outlook line : order.lines()) {
      if (numbers.contains(line.number())) {
        lines.add(
            AffectedLine.newBuilder(line.affected())
                .setQuantity(
                    quantities
                        .getOrDefault(line.number(), BigDecimal.ZERO)
                        .setScale(6, RoundingMode.HALF_UP))
                // No paper keeps or breaks what is promised of the goods.
                .setDue(null)
                .setDueFrom(null)
                .setBasis(null)
                .build());
      }
    }
    return new Finding(
        ExceptionType.DOCUMENT_ISSUE,
        order.key().order(),
        reason.name(),
        lines,
        words,
        basis,
        null,
        List.of());
  }
}
