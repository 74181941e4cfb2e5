package io.holdwatch.classifier.impact;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.terms.Journey;
import io.holdwatch.classifier.terms.WorkingHours;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is at stake with a finding (definitions.md, "Impact and order of work").
 *
 * @param order the order as it stands
 * @param finding what is wrong with it
 * @param agreement its service agreement
 * @param regulated affected item for which rules of compliance apply; null: none
 * @param wave when the first wave is to be released for which an affected line is planned
 * @param hours when its site works
 * @param journey how goods of its affected lines come to the customer
 * @param now instant of the look
 * @param reporting tells its money in the reporting currency
 */
public record Stake(
    CheckedOrder order,
    Finding finding,
    Optional<ServiceAgreement> agreement,
    @Nullable Item regulated,
    Optional<Instant> wave,
    WorkingHours hours,
    Journey journey,
    Instant now,
    Reporting reporting) {
  private static final String NOT_HELD = "MISSING";

  /** Whether the promise of an affected line has passed. */
  public boolean broken() {
    return finding.lines().stream()
        .anyMatch(line -> line.getDue() != null && !now.isBefore(line.getDue()));
  }

  /** End of the earliest promise of an affected line; empty where nothing was promised. */
  public Optional<Instant> due() {
    return finding.lines().stream()
        .map(AffectedLine::getDue)
        .filter(Objects::nonNull)
        .min(Instant::compareTo);
  }

  /**
   * Until when goods have to leave that keep the earliest promise, or when the appointment is that
   * keeps it; empty where nothing was promised, or all of it is on its way.
   */
  public Optional<Instant> leaving() {
    if (isOnItsWay()) {
      return Optional.empty();
    }
    Optional<Instant> visit = visit();
    return visit.isPresent() ? visit : due().map(journey::leaving);
  }

  /** Whether all that is delayed has left: no decision brings it there sooner. */
  private boolean isOnItsWay() {
    return finding.type() == ExceptionType.SHIPMENT_DELAY
        && finding.lines().stream()
            .allMatch(
                affected ->
                    order.lines().stream()
                        .filter(line -> line.number().equals(affected.getLine()))
                        .anyMatch(line -> line.hasLeft(affected)));
  }

  /**
   * When the first appointment is that lacks somebody to keep it; empty: none is still to come, or
   * it is too late for what was promised.
   */
  private Optional<Instant> visit() {
    if (moves()) {
      return Optional.empty();
    }
    Instant due = due().orElse(Instant.MAX);
    return finding.basis().stream()
        .map(Basis::fact)
        .filter(Appointment.class::isInstance)
        .map(Appointment.class::cast)
        .filter(each -> order.key().order().equals(each.getOrder()))
        .map(Appointment::getStart)
        .filter(start -> start != null && start.isAfter(now) && !start.isAfter(due))
        .min(Instant::compareTo);
  }

  /**
   * Until when what is done must have its effect: before the wave is released that waits for the
   * goods, where that is still to come, else before they have to leave.
   */
  public Optional<Instant> deadline() {
    return leaving()
        .map(
            leaving ->
                wave.filter(release -> moves() && aboutDates(finding.type()))
                    .filter(release -> release.isAfter(now) && release.isBefore(leaving))
                    .orElse(leaving));
  }

  /**
   * Days that the worst affected line is or will be late, begun ones counted; where nothing says
   * how late it will be, the policy's assumption.
   */
  int daysLate(int assumed) {
    if (!aboutDates(finding.type()) || goesOn()) {
      return 0;
    }
    int most = 0;
    boolean known = false;
    for (AffectedLine line : finding.lines()) {
      Instant due = line.getDue();
      if (due == null) {
        continue;
      }
      if (line.getExpected() != null) {
        known = true;
        most = Math.max(most, days(due, line.getExpected()));
      }
      most = Math.max(most, days(due, now));
    }
    return known ? most : Math.max(most, assumed);
  }

  /** From when on the worst affected line is so many days late; empty: it never is. */
  Optional<Instant> lateSince(int days) {
    return !aboutDates(finding.type()) || goesOn()
        ? Optional.empty()
        : due()
            .map(due -> due.atZone(journey.zone()).plusDays(days - 1L).toInstant().plusMillis(1));
  }

  /** Whether what is wrong is that nothing holds the order up, so that it is not late by that. */
  private boolean goesOn() {
    return finding.type() == ExceptionType.HOLD_MISMATCH && finding.subReason().equals(NOT_HELD);
  }

  /** Whether it is known how late the affected lines will be. */
  boolean isDelayKnown() {
    return finding.lines().stream()
        .anyMatch(line -> line.getDue() != null && line.getExpected() != null);
  }

  /** Days of the promise's zone, which are not all of 24 hours. */
  private int days(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return 0;
    }
    ZonedDateTime start = from.atZone(journey.zone());
    long whole = ChronoUnit.DAYS.between(start, to.atZone(journey.zone()));
    return Math.toIntExact(start.plusDays(whole).toInstant().isBefore(to) ? whole + 1 : whole);
  }

  /**
   * Net price less unit cost over the affected quantities, in the reporting currency, not rounded;
   * lines of unknown cost count nothing. Empty where a rate is missing.
   */
  Optional<BigDecimal> margin() {
    Optional<BigDecimal> sum = Optional.of(BigDecimal.ZERO);
    for (AffectedLine affected : finding.lines()) {
      var line = order.order().line(affected.getLine());
      UnitPrice net = line == null ? null : line.getNetPrice();
      UnitPrice cost = line == null ? null : order.cost(line);
      if (net != null && cost != null) {
        Optional<BigDecimal> brings = reported(net, affected);
        Optional<BigDecimal> costs = reported(cost, affected);
        sum =
            sum.flatMap(
                before -> brings.flatMap(in -> costs.map(out -> before.add(in).subtract(out))));
      }
    }
    return sum;
  }

  private Optional<BigDecimal> reported(UnitPrice price, AffectedLine affected) {
    return reporting.amount(Value.of(price, affected.getQuantity()), price.getCurrency());
  }

  /** The agreement, where it asks for a penalty. */
  public Optional<ServiceAgreement> penalising() {
    return agreement.filter(each -> each.getPenalty() != null || each.getPenaltyPerDay() != null);
  }

  /** Whether what has to be in time is goods that leave, and not somebody who comes. */
  public boolean moves() {
    return finding.type() != ExceptionType.DISPATCH_CAPACITY;
  }

  /** Whether what is wrong makes goods late. */
  public static boolean aboutDates(ExceptionType type) {
    return switch (type) {
      case STOCK_SHORTAGE,
          ALLOCATION_CONFLICT,
          PRIORITY_CONFLICT,
          SUBSTITUTION_NEEDED,
          CREDIT_HOLD,
          HOLD_MISMATCH,
          SHIPMENT_CONSTRAINT,
          SHIPMENT_DELAY,
          DISPATCH_CAPACITY,
          DELIVERY_FAILED,
          SUPPLIER_DELAY,
          COMPLIANCE_BLOCK,
          APPROVAL_GAP,
          PROMISE_AT_RISK ->
          true;
      case UNKNOWN,
          PRICE_MISMATCH,
          DOCUMENT_ISSUE,
          MASTER_DATA_CONFLICT,
          CONTRACT_DISPUTE,
          STATUS_MISMATCH,
          ORDER_CHURN,
          ORDER_ANOMALY ->
          false;
    };
  }
}
