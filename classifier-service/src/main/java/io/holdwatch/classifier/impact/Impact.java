package io.holdwatch.classifier.impact;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.policy.ImpactRules;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.ServiceAgreement;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.PriorityPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in what an exception costs, until when it can be mended, and its priority. */
public final class Impact {
  private static final int MOST = 100;
  private static final int SCALE = 4;
  private static final BigDecimal LEAST_HOURS = new BigDecimal("0.25");
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  private Impact() {}

  /**
   * Fills in expected loss, latest safe decision, loss per hour and priority.
   *
   * @param packet with customer, order value and revenue at risk
   * @param safe last instant at which an option that keeps the promise can be executed; null: none
   *     is known, and the wave's release or the end of the promise stands for it
   * @param displaced orders that the best option displaces
   */
  public static void fill(
      ExceptionPacket.Builder packet,
      Stake stake,
      ClassifierPolicy policy,
      @Nullable Instant safe,
      int displaced) {
    Instant latest = stake.broken() ? null : safe != null ? safe : stake.deadline().orElse(null);
    Money revenue = packet.getRevenueAtRisk();
    Money loss =
        revenue == null ? null : loss(packet, stake, policy.impact(), revenue.getCurrency());
    Duration left = latest == null ? null : stake.hours().between(stake.now(), latest);
    packet
        .setLatestSafeDecision(latest)
        .setExpectedLoss(loss)
        .setLossPerHour(loss == null || latest == null ? null : perHour(loss, left));
    List<PriorityPart> parts = parts(packet, stake, policy, left, displaced);
    packet
        .setPriorityParts(parts)
        .setPriority(Math.min(MOST, parts.stream().mapToInt(PriorityPart::getPoints).sum()));
  }

  private static Money perHour(Money loss, @Nullable Duration left) {
    BigDecimal hours =
        left == null
            ? LEAST_HOURS
            : BigDecimal.valueOf(left.toMinutes())
                .divide(MINUTES, SCALE, RoundingMode.HALF_UP)
                .max(LEAST_HOURS);
    return new Money(
        loss.getAmount().divide(hours, SCALE, RoundingMode.HALF_UP), loss.getCurrency());
  }

  /** Contractual penalty + probability of cancellation × margin; of a price, what it gives away. */
  private static Money loss(
      ExceptionPacket.Builder packet, Stake stake, ImpactRules rules, String currency) {
    int days = stake.daysLate(rules.daysLate());
    BigDecimal cancelled =
        rules
            .cancellation(packet.getCustomerTier(), days)
            .multiply(stake.margin().max(BigDecimal.ZERO));
    BigDecimal given = BigDecimal.ZERO;
    Money effect = packet.getMarginEffect();
    if (stake.finding().type() == ExceptionType.PRICE_MISMATCH
        && effect != null
        && effect.getCurrency().equals(currency)) {
      given = effect.getAmount().negate().max(BigDecimal.ZERO);
    }
    BigDecimal penalty =
        days == 0
            ? BigDecimal.ZERO
            : stake
                .agreement()
                .map(agreement -> penalty(agreement, packet, days, currency))
                .orElse(BigDecimal.ZERO);
    return new Money(
        penalty.add(cancelled).add(given).setScale(SCALE, RoundingMode.HALF_UP), currency);
  }

  private static BigDecimal penalty(
      ServiceAgreement agreement, ExceptionPacket.Builder packet, int days, String currency) {
    BigDecimal penalty = BigDecimal.ZERO;
    if (agreement.getPenaltyPerDay() != null) {
      penalty =
          agreement
              .getPenaltyPerDay()
              .multiply(BigDecimal.valueOf(days))
              .multiply(packet.getRevenueAtRisk().getAmount());
    }
    Money fixed = agreement.getPenalty();
    if (fixed != null && fixed.getCurrency().equals(currency)) {
      penalty = penalty.add(fixed.getAmount());
    }
    Money value = packet.getOrderValue();
    return agreement.getPenaltyCap() == null || value == null
        ? penalty
        : penalty.min(agreement.getPenaltyCap().multiply(value.getAmount()));
  }

  private static List<PriorityPart> parts(
      ExceptionPacket.Builder packet,
      Stake stake,
      ClassifierPolicy policy,
      @Nullable Duration left,
      int displaced) {
    List<PriorityPart> parts = new ArrayList<>();
    ImpactRules rules = policy.impact();
    Money revenue = packet.getRevenueAtRisk();
    Map.Entry<BigDecimal, Integer> money =
        revenue == null ? null : policy.priorities().floorEntry(revenue.getAmount());
    if (money != null && revenue != null) {
      add(
          parts,
          "money",
          money.getValue(),
          "revenue at risk " + Words.money(revenue.getAmount(), revenue.getCurrency()));
    }
    if (stake.broken()) {
      add(parts, "time left", policy.latePoints(), "the promise is already broken");
    } else if (left != null) {
      Map.Entry<Duration, Integer> band = rules.timeLeft().ceilingEntry(left);
      if (band != null) {
        add(
            parts,
            "time left",
            band.getValue(),
            left.isZero()
                ? "it is too late for an option that keeps the promise"
                : Words.duration(left) + " of work left to keep the promise");
      }
    }
    Integer tier =
        packet.getCustomerTier() == null ? null : policy.tierPoints().get(packet.getCustomerTier());
    if (tier != null) {
      add(parts, "tier", tier, "customer tier " + packet.getCustomerTier());
    }
    if (stake.agreement().filter(Impact::penalises).isPresent()) {
      add(parts, "service agreement", rules.agreement(), "the agreement asks for a penalty");
    }
    if (stake.regulated() || stake.finding().type() == ExceptionType.COMPLIANCE_BLOCK) {
      add(parts, "compliance", rules.compliance(), "rules of compliance apply");
    }
    counted(parts, "displaced orders", rules.displaced().floorEntry(displaced), displaced, "order");
    int lines = stake.order().lines().size();
    counted(parts, "complexity", rules.complexity().floorEntry(lines), lines, "line");
    return parts;
  }

  private static boolean penalises(ServiceAgreement agreement) {
    return agreement.getPenalty() != null || agreement.getPenaltyPerDay() != null;
  }

  private static void counted(
      List<PriorityPart> parts,
      String name,
      Map.@Nullable Entry<Integer, Integer> band,
      int count,
      String what) {
    if (band != null) {
      add(parts, name, band.getValue(), count + " " + what + (count == 1 ? "" : "s"));
    }
  }

  private static void add(List<PriorityPart> parts, String name, int points, String reason) {
    if (points > 0 || name.equals("money") || name.equals("tier")) {
      parts.add(new PriorityPart(name, points, reason));
    }
  }
}
