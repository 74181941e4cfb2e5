package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.SourceField;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.status.StatusReason;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.DeliveryResult;
import io.holdwatch.contract.fact.Document;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What can be done about missing approvals and papers, failed deliveries and odd orders. */
final class PaperProposals {
  private static final int SCALE = 6;

  private PaperProposals() {}

  static List<Proposal> approvals(Situation situation) {
    Change discount = approved(situation, "discount");
    Change value = approved(situation, "value");
    return List.of(
        Proposal.of(
            Action.ESCALATE, "Ask who may approve its discount, and wait for the answer", discount),
        Proposal.of(
            Action.ESCALATE, "Ask who may approve its value, and wait for the answer", value),
        Proposal.of(
            Action.ESCALATE,
            "Ask who may approve its discount and its value, and wait for the answers",
            discount,
            value));
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
    return again.isEmpty()
        ? List.of()
        : List.of(
            new Proposal(
                Action.RESCHEDULE,
                "Agree with the customer on another delivery by "
                    + Words.instant(next)
                    + ", the next working day",
                next,
                null,
                null,
                again,
                false,
                List.of()));
  }

  private static Instant nextDay(Situation situation) {
    return situation
        .hours()
        .dayAfter(situation.now(), 1)
        .plusDays(1)
        .atStartOfDay(situation.hours().zone())
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
              "Have document " + document.getDocument() + " corrected by whoever issued it",
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
              ours
                  ? "Have " + other + " corrected: the pack believes " + own + " before it"
                  : "Have " + own + " corrected: the pack believes " + other + " before it",
              words -> new ArrayList<>())
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

  private static Proposal correction(String words, List<Change> changes) {
    return Proposal.of(Action.CORRECT_DATA, words, changes.toArray(Change[]::new));
  }

  static List<Proposal> anomaly(Situation situation) {
    if (situation.finding().subReason().equals("DUPLICATE_PO")) {
      return List.of(
          Proposal.of(
              Action.CANCEL_REMAINDER,
              "Cancel this order, should the customer have sent it twice",
              Change.of(situation.header(), (Order fact) -> fact.setStage(Stage.CANCELLED))));
    }
    OrderLine line = situation.line().map(outlook -> outlook.line()).orElse(null);
    Item item = situation.facts(Item.class).stream().findFirst().orElse(null);
    if (line == null || item == null || line.getOrdered() == null) {
      return List.of();
    }
    BigDecimal perUnit =
        situation.order().units().factor(line.getItem(), line.getUnit()).orElse(BigDecimal.ZERO);
    List<Proposal> proposals = new ArrayList<>();
    if (perUnit.signum() > 0) {
      BigDecimal base =
          line.getOrdered().subtract(LineChanges.orZero(line.getCancelled())).multiply(perUnit);
      switch (situation.finding().subReason()) {
        case "BELOW_MINIMUM" -> quantity(line, item.getMinimumOrder(), perUnit, proposals);
        case "PACK_MULTIPLE" -> {
          BigDecimal pack = item.getPackMultiple();
          if (pack != null && pack.signum() > 0) {
            quantity(line, packs(base, pack, RoundingMode.UP), perUnit, proposals);
            quantity(line, packs(base, pack, RoundingMode.DOWN), perUnit, proposals);
          }
        }
        default -> {}
      }
    }
    return proposals;
  }

  private static BigDecimal packs(BigDecimal base, BigDecimal pack, RoundingMode rounding) {
    return base.divide(pack, 0, rounding).multiply(pack);
  }

  private static void quantity(
      OrderLine line, @Nullable BigDecimal base, BigDecimal perUnit, List<Proposal> proposals) {
    if (base == null || base.signum() <= 0) {
      return;
    }
    BigDecimal wanted =
        base.divide(perUnit, SCALE, RoundingMode.HALF_UP)
            .add(LineChanges.orZero(line.getCancelled()));
    proposals.add(
        Proposal.of(
            Action.CORRECT_DATA,
            "Agree with the customer on "
                + Words.quantity(base.divide(perUnit, SCALE, RoundingMode.HALF_UP), line.getUnit())
                + " on line "
                + line.getLine(),
            Change.of(line, (OrderLine fact) -> fact.setOrdered(LineChanges.scaled(wanted)))));
  }
}
