package io.holdwatch.classifier.option;

import io.holdwatch.classifier.capacity.DispatchCheck;
import io.holdwatch.classifier.credit.Remedy;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.price.ThinMargin;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What might be done about a finding; whether it helps is not known before it is tried. */
public final class Proposals {
  private Proposals() {}

  /** What the ledgers know besides. */
  public interface Ledgers {
    /** Where the line of the finding could get what it lacks. */
    Optional<Ways> ways(String line);

    /** The same for any line of the order that lacks something; empty where it lacks nothing. */
    Optional<Ways> lacks(String line);

    /** Whether nothing is wrong with the goods of a line. */
    boolean isReady(String line);

    /** What is reserved for a line. */
    List<Reservation> reservations(String line);

    /** Who else has time for an appointment, who has the most first. */
    List<DispatchCheck.Free> technicians(Appointment appointment);

    /** The next waves of a site that reach their cut-off, the first to be released first. */
    List<Wave> waves(@Nullable String site);

    /** How much the customer of a line usually orders of its item. [base units] */
    Optional<BigDecimal> usual(String line);

    /** What would release the order for credit. */
    List<Remedy> remedies();

    /** What a line should cost. */
    Optional<UnitPrice> expected(String line);

    /** What would keep the margin of a line that is below its floor. */
    Optional<ThinMargin> margin(String line);
  }

  /** The proposals for a finding, in no particular order. */
  public static List<Proposal> of(Situation situation, Ledgers ledgers) {
    Set<Action> apart = situation.apart();
    return all(situation, ledgers).stream()
        .filter(proposal -> !apart.contains(proposal.action()))
        .toList();
  }

  private static List<Proposal> all(Situation situation, Ledgers ledgers) {
    return switch (situation.finding().type()) {
      case STOCK_SHORTAGE ->
          situation.finding().subReason().equals("PURCHASE_ORDER")
              ? supplied(situation, ledgers)
              : stock(situation, ledgers);
      case ALLOCATION_CONFLICT, PRIORITY_CONFLICT, SUBSTITUTION_NEEDED -> stock(situation, ledgers);
      case CREDIT_HOLD -> CreditProposals.of(situation, ledgers.remedies());
      case PRICE_MISMATCH -> PriceProposals.of(situation, ledgers);
      case HOLD_MISMATCH -> HoldProposals.of(situation, ledgers);
      case SHIPMENT_DELAY -> delay(situation);
      case MASTER_DATA_CONFLICT -> new MasterProposals(situation).all();
      case APPROVAL_GAP -> PaperProposals.approvals(situation);
      case DELIVERY_FAILED -> PaperProposals.delivery(situation);
      case DOCUMENT_ISSUE -> PaperProposals.documents(situation);
      case STATUS_MISMATCH -> PaperProposals.statuses(situation);
      case ORDER_ANOMALY -> AnomalyProposals.of(situation, ledgers);
      case SHIPMENT_CONSTRAINT -> TransportProposals.of(situation, ledgers);
      case DISPATCH_CAPACITY -> VisitProposals.of(situation, ledgers);
      case SUPPLIER_DELAY -> supplied(situation, ledgers);
      // Compliance and contracts are settled by people, and what a customer changes is theirs.
      case COMPLIANCE_BLOCK, CONTRACT_DISPUTE, ORDER_CHURN, PROMISE_AT_RISK, UNKNOWN -> List.of();
    };
  }

  private static List<Proposal> supplied(Situation situation, Ledgers ledgers) {
    return Stream.concat(
            SupplierProposals.of(situation).stream(), stock(situation, ledgers).stream())
        .toList();
  }

  private static List<Proposal> stock(Situation situation, Ledgers ledgers) {
    Outlook line = situation.line().orElse(null);
    Ways ways = line == null ? null : ledgers.ways(line.number()).orElse(null);
    return line == null || ways == null || ways.perUnit().signum() <= 0
        ? List.of()
        : new StockProposals(new StockCase(situation, line, ways)).all();
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
                        + (expected.isPresent()
                            ? ", as it is expected now"
                            : ", the next working day"),
                    date,
                    null,
                    null,
                    changes,
                    false,
                    List.of())
                .relyingUntil(expected.isPresent() ? null : situation.tomorrow()));
  }
}
