package io.holdwatch.classifier.option;

import io.holdwatch.classifier.credit.Remedy;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.HoldLevel;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What might be done about a finding; whether it helps is not known before it is tried. */
public final class Proposals {
  private Proposals() {}

  /** What the ledgers know besides. */
  public interface Ledgers {
    /** Where the line of the finding could get what it lacks. */
    Optional<Ways> ways(String line);

    /** What would release the order for credit. */
    List<Remedy> remedies();

    /** What a line should cost. */
    Optional<UnitPrice> expected(String line);
  }

  /** The proposals for a finding, in no particular order. */
  public static List<Proposal> of(Situation situation, Ledgers ledgers) {
    return switch (situation.finding().type()) {
      case STOCK_SHORTAGE, ALLOCATION_CONFLICT, PRIORITY_CONFLICT, SUBSTITUTION_NEEDED ->
          stock(situation, ledgers);
      case CREDIT_HOLD -> CreditProposals.of(situation, ledgers.remedies());
      case PRICE_MISMATCH -> price(situation, ledgers);
      case HOLD_MISMATCH -> hold(situation);
      case SHIPMENT_DELAY -> delay(situation);
      case MASTER_DATA_CONFLICT -> new MasterProposals(situation).all();
      case APPROVAL_GAP -> PaperProposals.approvals(situation);
      case DELIVERY_FAILED -> PaperProposals.delivery(situation);
      case DOCUMENT_ISSUE -> PaperProposals.documents(situation);
      case STATUS_MISMATCH -> PaperProposals.statuses(situation);
      case ORDER_ANOMALY -> PaperProposals.anomaly(situation);
      case SHIPMENT_CONSTRAINT -> PlanProposals.transport(situation);
      case DISPATCH_CAPACITY -> PlanProposals.appointments(situation);
      case SUPPLIER_DELAY ->
          Stream.concat(
                  PlanProposals.suppliers(situation).stream(), stock(situation, ledgers).stream())
              .toList();
      // Compliance and contracts are settled by people, and what a customer changes is theirs.
      case COMPLIANCE_BLOCK, CONTRACT_DISPUTE, ORDER_CHURN, PROMISE_AT_RISK, UNKNOWN -> List.of();
    };
  }

  private static List<Proposal> stock(Situation situation, Ledgers ledgers) {
    Outlook line = situation.line().orElse(null);
    Ways ways = line == null ? null : ledgers.ways(line.number()).orElse(null);
    return line == null || ways == null || ways.perUnit().signum() <= 0
        ? List.of()
        : new StockProposals(new StockCase(situation, line, ways)).all();
  }

  private static List<Proposal> price(Situation situation, Ledgers ledgers) {
    Outlook line = situation.line().orElse(null);
    UnitPrice expected = line == null ? null : ledgers.expected(line.number()).orElse(null);
    return line == null || expected == null
        ? List.of()
        : List.of(
            Proposal.of(
                    Action.REPRICE,
                    "Price line "
                        + line.number()
                        + " at "
                        + Words.price(expected)
                        + " as agreed and leave its line discount as it is",
                    LineChanges.line(line, fact -> reprice(fact, expected)))
                .moving(
                    situation.finding().marginEffect() == null
                        ? null
                        : negated(situation.finding().marginEffect())));
  }

  private static Money negated(Money money) {
    return new Money(money.getAmount().negate(), money.getCurrency());
  }

  private static void reprice(OrderLine fact, UnitPrice expected) {
    BigDecimal discount = LineChanges.orZero(fact.getDiscount());
    if (fact.getPrice() != null) {
      fact.setPrice(expected);
    }
    if (fact.getNetPrice() != null) {
      BigDecimal net =
          fact.getPrice() == null
              ? expected.getAmount()
              : expected.getAmount().multiply(BigDecimal.ONE.subtract(discount));
      fact.setNetPrice(
          new UnitPrice(
              net.round(MathContext.DECIMAL64).setScale(6, RoundingMode.HALF_UP),
              expected.getCurrency(),
              expected.getPer()));
    }
  }

  private static List<Proposal> hold(Situation situation) {
    List<Hold> active =
        situation.order().order().holds().stream()
            .filter(hold -> hold.getReleasedAt() == null)
            .toList();
    if (active.isEmpty()) {
      return List.of(
          Proposal.of(
              Action.PLACE_HOLD,
              "Set a credit hold on the order, as the policy asks for",
              Change.made(
                  Hold.newBuilder()
                      .setEnvelope(Change.envelope(situation.envelope(), "hold"))
                      .setHold("option:hold")
                      .setOrder(situation.order().key().order())
                      .setLevel(HoldLevel.ORDER)
                      .setKind("credit")
                      .setSetAt(situation.now())
                      .build())));
    }
    List<Proposal> proposals = new ArrayList<>();
    for (Hold hold : active) {
      proposals.add(
          Proposal.of(
              Action.RELEASE_HOLD,
              "Release the "
                  + (hold.getKind() == null || hold.getKind().isBlank() ? "" : hold.getKind() + " ")
                  + "hold "
                  + (hold.getCode() == null
                      ? hold.getHold()
                      : Words.called(hold.getCode(), hold.getEnvelope().getSource()) + ",")
                  + " in the system that set it",
              Change.of(hold, (Hold fact) -> fact.setReleasedAt(situation.now()))));
    }
    if (active.size() > 1) {
      proposals.add(
          new Proposal(
              Action.RELEASE_HOLD,
              "Release all " + active.size() + " holds of the order",
              null,
              null,
              null,
              active.stream()
                  .map(hold -> Change.of(hold, (Hold f) -> f.setReleasedAt(situation.now())))
                  .toList(),
              false,
              List.of()));
    }
    return proposals;
  }

  /** The dates that are expected now, told to the customer. */
  private static List<Proposal> delay(Situation situation) {
    Optional<Instant> expected =
        situation.finding().lines().stream()
            .map(AffectedLine::getExpected)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .filter(date -> date.isAfter(situation.now()));
    Instant date =
        expected.orElseGet(
            () ->
                situation
                    .hours()
                    .dayAfter(situation.now(), 1)
                    .plusDays(1)
                    .atStartOfDay(situation.hours().zone())
                    .toInstant());
    List<Change> changes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (AffectedLine affected : situation.finding().lines()) {
      if (seen.add(affected.getLine())) {
        situation
            .line(affected)
            .ifPresent(line -> changes.addAll(LineChanges.promise(situation, line, date)));
      }
    }
    return changes.isEmpty()
        ? List.of()
        : List.of(
            new Proposal(
                Action.RESCHEDULE,
                "Tell the customer a new date: "
                    + Words.instant(date)
                    + (expected.isPresent() ? ", as it is expected now" : ", the next working day"),
                date,
                null,
                null,
                changes,
                false,
                List.of()));
  }
}
