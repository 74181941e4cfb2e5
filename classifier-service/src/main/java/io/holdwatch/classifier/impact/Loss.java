package io.holdwatch.classifier.impact;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.policy.ImpactRules;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.packet.AffectedLine;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LossPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an exception is expected to cost, part by part (definitions.md, "Impact and order of work"):
 * contractual penalty, probability of cancellation × margin, and of a price what it gives away.
 *
 * @param packet with customer, order value, margin effect and what is at risk
 * @param days that the worst affected line is or will be late
 */
record Loss(ExceptionPacket.Builder packet, Stake stake, ImpactRules rules, int days) {
  private static final int PERCENT = 2;

  static Loss of(ExceptionPacket.Builder packet, Stake stake, ImpactRules rules) {
    return new Loss(packet, stake, rules, stake.daysLate(rules.daysLate()));
  }

  /** Its parts; empty where what is at risk or a rate is not known. */
  List<LossPart> parts() {
    if (packet.getRevenueAtRisk() == null) {
      return List.of();
    }
    List<Optional<LossPart>> parts = new ArrayList<>();
    if (stake.finding().type() == ExceptionType.PRICE_MISMATCH) {
      parts.add(price());
    }
    parts.add(penalty());
    parts.add(cancellation());
    return parts.stream().allMatch(Optional::isPresent)
        ? parts.stream().flatMap(Optional::stream).toList()
        : List.of();
  }

  /** When it becomes more because another day has passed; empty: it stays. */
  Optional<Instant> grows() {
    boolean daily =
        stake
            .penalising()
            .filter(each -> !penalty(each).equals(of(days + 1).penalty(each)))
            .isPresent();
    Optional<Integer> next =
        daily ? Optional.of(days + 1) : rules.nextCancellation(packet.getCustomerTier(), days);
    return packet.getRevenueAtRisk() == null ? Optional.empty() : next.flatMap(stake::lateSince);
  }

  private Loss of(int late) {
    return new Loss(packet, stake, rules, late);
  }

  private LossPart part(String name, BigDecimal amount, String reason) {
    return new LossPart(name, stake.reporting().money(amount), reason);
  }

  /** What a price gives away. */
  private Optional<LossPart> price() {
    Money effect = packet.getMarginEffect();
    if (effect == null || effect.getAmount().signum() >= 0) {
      return Optional.of(part("price", BigDecimal.ZERO, "the price gives nothing away"));
    }
    return stake
        .reporting()
        .amount(effect.getAmount().negate(), effect.getCurrency())
        .map(given -> part("price", given, "what the price gives away"));
  }

  private Optional<LossPart> penalty() {
    ServiceAgreement agreement = stake.penalising().orElse(null);
    if (agreement == null) {
      return Optional.of(part("penalty", BigDecimal.ZERO, "no penalty is agreed"));
    }
    String name = "service agreement " + agreement.getServiceAgreement();
    return days == 0
        ? Optional.of(part("penalty", BigDecimal.ZERO, "no penalty of " + name + " falls due"))
        : penalty(agreement)
            .map(due -> part("penalty", due, "penalty of " + name + " for " + late()));
  }

  private Optional<BigDecimal> penalty(ServiceAgreement agreement) {
    BigDecimal daily =
        agreement.getPenaltyPerDay() == null
            ? BigDecimal.ZERO
            : agreement
                .getPenaltyPerDay()
                .multiply(BigDecimal.valueOf(days))
                .multiply(packet.getRevenueAtRisk().getAmount());
    Money fixed = agreement.getPenalty();
    Optional<BigDecimal> penalty =
        fixed == null
            ? Optional.of(daily)
            : stake.reporting().amount(fixed.getAmount(), fixed.getCurrency()).map(daily::add);
    Money value = packet.getOrderValue();
    return agreement.getPenaltyCap() == null || value == null
        ? penalty
        : penalty.flatMap(
            full ->
                stake
                    .reporting()
                    .amount(value.getAmount(), value.getCurrency())
                    .map(worth -> full.min(agreement.getPenaltyCap().multiply(worth))));
  }

  private Optional<LossPart> cancellation() {
    BigDecimal chance = rules.cancellation(packet.getCustomerTier(), days);
    if (chance.signum() == 0) {
      return Optional.of(
          part("cancellation", BigDecimal.ZERO, "the policy expects nobody to cancel for this"));
    }
    String percent = Words.number(chance.movePointRight(PERCENT)) + " %";
    String cancels =
        percent + " chance that the customer cancels" + (days == 0 ? "" : " when " + late());
    String unknown = unknown();
    return stake
        .margin()
        .map(
            margin -> {
              BigDecimal lost = margin.max(BigDecimal.ZERO);
              String of =
                  lost.signum() == 0
                      ? unknown.isEmpty() ? ", but there is no margin to lose" : ""
                      : " × " + Words.money(lost, stake.reporting().currency()) + " of margin";
              return part("cancellation", chance.multiply(lost), cancels + of + unknown);
            });
  }

  private String late() {
    return days
        + (days == 1 ? " day late" : " days late")
        + (days == rules.daysLate() && !stake.isDelayKnown() ? " (the days are assumed)" : "");
  }

  /** Of which affected lines the margin is not known; empty: it is of all. */
  private String unknown() {
    List<String> lines =
        stake.finding().lines().stream()
            .filter(line -> line.getQuantity() == null || line.getQuantity().signum() > 0)
            .map(AffectedLine::getLine)
            .distinct()
            .filter(this::lacksCost)
            .toList();
    return lines.isEmpty()
        ? ""
        : ", but of line"
            + (lines.size() == 1 ? " " : "s ")
            + String.join(", ", lines)
            + " the unit cost is not known, so that "
            + (lines.size() == 1 ? "its" : "their")
            + " margin counts nothing";
  }

  private boolean lacksCost(String number) {
    OrderLine line = stake.order().order().line(number);
    return line == null || line.getNetPrice() == null || stake.order().cost(line) == null;
  }
}
