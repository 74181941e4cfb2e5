package io.holdwatch.classifier.option;

import io.holdwatch.classifier.approval.ApprovalReason;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.SourceField;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.status.StatusReason;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.DeliveryResult;
import io.holdwatch.contract.fact.Document;
import io.holdwatch.contract.fact.PromiseBasis;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.StatusReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be done about missing approvals and papers, failed deliveries, other systems. */
final class PaperProposals {
  private PaperProposals() {}

  static List<Proposal> approvals(Situation situation) {
    Change discount = approved(situation, "discount");
    Change value = approved(situation, "value");
    String of =
        situation
            .line()
            .map(line -> "approval of the discount on line " + line.number())
            .orElse("approval of its discounts");
    return List.of(
        Proposal.of(Action.ESCALATE, asked(situation, of), discount),
        Proposal.of(Action.ESCALATE, asked(situation, "approval of its value"), value),
        Proposal.of(Action.ESCALATE, asked(situation, of + " and of its value"), discount, value));
  }

  private static String asked(Situation situation, String approval) {
    String reason = situation.finding().subReason();
    if (reason.equals(ApprovalReason.OVER_LIMIT.name())) {
      return "Ask for " + approval + " that reaches as far as the order, and wait for the answer";
    }
    return reason.equals(ApprovalReason.REQUESTED.name())
        ? "Press for an answer to the request for " + approval
        : "Ask for " + approval + ", if that is wanted, and wait for the answer";
  }

  private static Change approved(Situation situation, String subject) {
    return Change.made(
        Approval.newBuilder()
            .setEnvelope(Change.envelope(situation.envelope(), "approval " + subject))
            .setApproval("option:" + subject)
            .setOrder(situation.order().key().order())
            .setSubject(subject)
            .setState("GRANTED")
            .build());
  }

  static List<Proposal> delivery(Situation situation) {
    Instant next = nextDay(situation);
    List<Change> again = new ArrayList<>();
    for (Delivery failed : situation.facts(Delivery.class)) {
      again.add(
          Change.made(
              Delivery.newBuilder(failed)
                  .setEnvelope(
                      Change.envelope(
                          failed.getEnvelope(), failed.getEnvelope().getRecordId() + " again"))
                  .setOutcome(DeliveryResult.DELIVERED)
                  .setDelivered(LineChanges.time(next))
                  .build()));
    }
    for (Shipment failed : situation.facts(Shipment.class)) {
      if (again.isEmpty()) {
        again.add(
            Change.made(
                Delivery.newBuilder()
                    .setEnvelope(Change.envelope(failed.getEnvelope(), "delivery"))
                    .setShipment(failed.getShipment())
                    .setOrder(situation.order().key().order())
                    .setOutcome(DeliveryResult.DELIVERED)
                    .setDelivered(LineChanges.time(next))
                    .build()));
      }
    }
    return again.isEmpty()
        ? List.of()
        : List.of(
            new Proposal(
                    Action.RESCHEDULE,
                    "Agree with the customer on another delivery, the soonest by "
                        + Words.instant(next),
                    next,
                    null,
                    null,
                    again,
                    false,
                    List.of())
                .relyingUntil(situation.tomorrow()));
  }

  private static Instant nextDay(Situation situation) {
    return situation
        .hours()
        .dayAfter(situation.now(), 1)
        .plusDays(1)
        .atStartOfDay(situation.zone(situation.header().getBasis() == PromiseBasis.DELIVER))
        .toInstant();
  }

  static List<Proposal> documents(Situation situation) {
    String kind =
        switch (situation.finding().subReason()) {
          case "PROOF_MISSING" -> "PROOF_OF_DELIVERY";
          case "DESPATCH_MISSING" -> "DESPATCH_ADVICE";
          default -> null;
        };
    if (kind != null) {
      return List.of(
          Proposal.of(
              Action.CORRECT_DATA,
              "Get the "
                  + (kind.startsWith("P")
                      ? "proof of delivery from the carrier"
                      : "despatch advice from the warehouse"),
              Change.made(
                  Document.newBuilder()
                      .setEnvelope(Change.envelope(situation.envelope(), "document"))
                      .setDocument("option:document")
                      .setKind(kind)
                      .setOrder(situation.order().key().order())
                      .build())));
    }
    List<Proposal> proposals = new ArrayList<>();
    for (Document document : situation.facts(Document.class)) {
      proposals.add(
          Proposal.of(
              Action.CORRECT_DATA,
              "Have document "
                  + document.getDocument()
                  + " corrected by whoever issued it, where it proves wrong",
              Change.of(
                  document,
                  (Document fact) -> {
                    fact.setContent(null);
                    fact.setIssued((DateOrTime) null);
                  })));
    }
    return proposals;
  }

  static List<Proposal> statuses(Situation situation) {
    SourceField field = StatusReason.valueOf(situation.finding().subReason()).field();
    String own = situation.envelope().getSource();
    WatchedOrder order = situation.order().order();
    Map<String, List<Change>> changes = new TreeMap<>();
    for (StatusReport report : situation.facts(StatusReport.class)) {
      String other = report.getEnvelope().getSource();
      boolean ours = order.rank(field, own) <= order.rank(field, other);
      changes
          .computeIfAbsent(
              ours ? corrected(other, own) : corrected(own, other), words -> new ArrayList<>())
          .add(Change.without(report));
    }
    List<Proposal> proposals = new ArrayList<>();
    changes.forEach((words, each) -> proposals.add(correction(words, each)));
    if (changes.size() > 1) {
      proposals.add(
          correction(
              String.join("; ", changes.keySet()),
              changes.values().stream().flatMap(List::stream).toList()));
    }
    return proposals;
  }

  private static String corrected(String wrong, String right) {
    return "Have "
        + wrong
        + " corrected where "
        + right
        + " proves right; the policy believes "
        + right
        + " before it";
  }

  private static Proposal correction(String words, List<Change> changes) {
    return Proposal.of(Action.CORRECT_DATA, words, changes.toArray(Change[]::new));
  }
}
