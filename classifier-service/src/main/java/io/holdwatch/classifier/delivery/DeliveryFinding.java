package io.holdwatch.classifier.delivery;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Carried;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Claim;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says as a finding how a delivery went wrong. */
record DeliveryFinding(CheckedOrder order) {

  private static final int FEW = 3;

  Finding of(Attempt attempt) {
    Delivery delivery = attempt.fact() instanceof Delivery fact ? fact : null;
    return new Finding(
        ExceptionType.DELIVERY_FAILED,
        order.key().order(),
        attempt.reason().name(),
        affected(attempt, delivery),
        words(attempt, delivery),
        all(attempt, delivery),
        attempt.shipment() == null
            ? null
            : new Cause(
                "delivery:" + attempt.shipment(),
                "shipment " + attempt.shipment() + " did not reach the customer as it should"),
        facts());
  }

  private String words(Attempt attempt, @Nullable Delivery delivery) {
    String what = attempt.shipment() == null ? "" : " of shipment " + attempt.shipment();
    if (delivery == null) {
      return "could not be delivered: the carrier says that shipment "
          + attempt.shipment()
          + " has failed";
    }
    String when = " on " + when(delivery);
    String why = delivery.getReason() == null ? "" : " (reason " + own(delivery) + ")";
    return switch (attempt.reason()) {
      case REFUSED -> "was refused at the customer's door: the delivery" + what + when + why;
      case FAILED -> "could not be delivered: the attempt" + what + when + " failed" + why;
      case PARTIAL ->
          "arrived only in part: the delivery" + what + when + part(delivery, attempt) + why;
    };
  }

  /** The reason that its source gives, in the source's own word. */
  private static String own(Delivery delivery) {
    return Words.called(String.valueOf(delivery.getReason()), delivery.getEnvelope().getSource());
  }

  private String part(Delivery delivery, Attempt attempt) {
    String line = delivery.getLine();
    if (line == null || delivery.getQuantity() == null) {
      return "";
    }
    BigDecimal carried = carried(attempt).get(line);
    boolean all = carried != null && delivery.getQuantity().compareTo(carried) >= 0;
    return (all ? " is reported as partial, though it brought " : " brought ")
        + Words.number(delivery.getQuantity())
        + (carried == null ? "" : " of " + Words.number(carried))
        + " of line "
        + line;
  }

  private static String when(Delivery delivery) {
    return delivery.getDelivered() == null
        ? Words.instant(delivery.getEnvelope().getEventTime())
        : Words.date(delivery.getDelivered());
  }

  private Map<String, BigDecimal> carried(Attempt attempt) {
    return attempt.shipment() == null ? Map.of() : Carried.of(order.order(), attempt.shipment());
  }

  /** The lines with what of them did not arrive. */
  private List<AffectedLine> affected(Attempt attempt, @Nullable Delivery delivery) {
    Map<String, BigDecimal> carried = carried(attempt);
    BigDecimal arrived =
        attempt.reason() == DeliveryReason.PARTIAL && delivery != null
            ? delivery.getQuantity()
            : null;
    List<AffectedLine> lines = new ArrayList<>();
    for (Outlook line : order.lines()) {
      if (attempt.lines().contains(line.number())) {
        BigDecimal all = carried.getOrDefault(line.number(), line.wanted());
        BigDecimal lacking = arrived == null ? all : all.subtract(arrived).max(BigDecimal.ZERO);
        lines.add(
            AffectedLine.newBuilder(line.affected())
                .setQuantity(lacking.setScale(6, RoundingMode.HALF_UP))
                // What is promised of the line is about what has not left yet.
                .setDue(null)
                .setDueFrom(null)
                .setBasis(null)
                .build());
      }
    }
    return lines;
  }

  /** What went wrong, what the shipment carried of the line that it is about, open claims. */
  private List<Basis> all(Attempt attempt, @Nullable Delivery delivery) {
    List<Basis> basis = new ArrayList<>();
    basis.add(basis(attempt, delivery));
    if (attempt.shipment() != null && delivery != null && delivery.getLine() != null) {
      Carried.told(order.order(), attempt.shipment(), delivery.getLine()).stream()
          .limit(FEW)
          .map(Carried::basis)
          .forEach(basis::add);
    }
    claims().stream()
        .limit(FEW)
        .map(
            claim ->
                new Basis(
                    "claim "
                        + (claim.getClaim() == null
                            ? claim.getEnvelope().getRecordId()
                            : claim.getClaim()),
                    "open" + amount(claim),
                    claim))
        .forEach(basis::add);
    return basis;
  }

  private List<Claim> claims() {
    return order.order().papers(Claim.class).stream()
        .filter(claim -> Boolean.TRUE.equals(claim.getOpen()))
        .toList();
  }

  private static String amount(Claim claim) {
    return claim.getAmount() == null
        ? ""
        : " for " + Words.money(claim.getAmount().getAmount(), claim.getAmount().getCurrency());
  }

  private Basis basis(Attempt attempt, @Nullable Delivery delivery) {
    if (delivery == null) {
      Shipment shipment = (Shipment) attempt.fact();
      return new Basis(
          "shipment " + attempt.shipment(),
          "state " + (shipment.getSourceState() == null ? "FAILED" : shipment.getSourceState()),
          shipment);
    }
    return new Basis(
        "delivery "
            + (delivery.getDelivery() == null
                ? delivery.getEnvelope().getRecordId()
                : delivery.getDelivery()),
        Words.plain(delivery.getOutcome())
            + " on "
            + when(delivery)
            + (delivery.getReason() == null ? "" : ", reason " + own(delivery)),
        delivery);
  }

  private List<String> facts() {
    return claims().stream()
        .map(claim -> "The customer has an open claim" + amount(claim) + ".")
        .toList();
  }
}
