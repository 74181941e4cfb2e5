package io.holdwatch.classifier.impact;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.policy.ImpactRules;
import io.holdwatch.classifier.time.Earliest;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LossPart;
import io.holdwatch.contract.packet.PriorityPart;
import io.holdwatch.contract.packet.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills in what an exception costs, until when it can be mended, and its priority. */
public final class Impact {
  private static final int MOST = 100;
  private static final int SCALE = 4;
  private static final BigDecimal LEAST_HOURS = new BigDecimal("0.25");
  private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

  private Impact() {}

  /**
   * Fills in revenue at risk, severity, expected loss, latest safe decision, loss per hour and
   * priority.
   *
   * @param packet with customer, order value and margin effect
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
    Instant latest =
        stake.broken()
            ? null
            : safe != null
                ? safe
                : stake
                    .deadline()
                    .map(deadline -> stake.hours().before(deadline, Duration.ZERO))
                    .orElse(null);
    revenue(packet, stake, policy);
    Loss lost = Loss.of(packet, stake, policy.impact());
    List<LossPart> losses = lost.parts();
    Money loss = sum(losses);
    Duration left = latest == null ? null : stake.hours().between(stake.now(), latest);
    packet
        .setHoldsUntil(holdsUntil(stake, policy.impact(), lost, latest, left).orElse(null))
        .setLatestSafeDecision(latest)
        .setExpectedLoss(loss)
        .setLossParts(losses)
        .setLossPerHour(loss == null || latest == null ? null : perHour(loss, left))
        .setUnvalued(unvalued(packet, stake));
    List<PriorityPart> parts = parts(packet, stake, policy, left, displaced);
    packet
        .setPriorityParts(parts)
        .setPriority(Math.min(MOST, parts.stream().mapToInt(PriorityPart::getPoints).sum()));
  }

  /**
   * When time alone makes it another: so little is left that it counts more, the last option is too
   * late, the promise is broken, or another day late costs more.
   */
  private static Optional<Instant> holdsUntil(
      Stake stake,
      ImpactRules rules,
      Loss lost,
      @Nullable Instant latest,
      @Nullable Duration left) {
    Earliest first = new Earliest();
    first.add(lost.grows().filter(then -> then.isAfter(stake.now())));
    if (!stake.broken()) {
      first.add(stake.due());
    }
    if (latest != null && left != null && !latest.isBefore(stake.now())) {
      first.add(Optional.of(latest.plusMillis(1)));
      Duration next = rules.timeLeft().lowerKey(left);
      if (next != null) {
        first.add(
            Optional.of(stake.hours().before(latest, next))
                .filter(then -> then.isAfter(stake.now())));
      }
    }
    return first.get();
  }

  /**
   * What is at risk and has no value for lack of a rate may be any, so it is of the most severe; of
   * some types money does not measure all of it.
   */
  private static void revenue(
      ExceptionPacket.Builder packet, Stake stake, ClassifierPolicy policy) {
    Map<String, BigDecimal> atRisk = atRisk(stake);
    Money revenue = stake.reporting().value(atRisk).orElse(null);
    Severity byMoney =
        revenue == null && !atRisk.isEmpty()
            ? policy.severityOfUnvalued()
            : policy.severity(revenue == null ? null : revenue.getAmount());
    Severity least = policy.impact().severity().getOrDefault(packet.getType(), byMoney);
    packet
        .setRevenueAtRisk(revenue)
        .setReportedMarginEffect(stake.reporting().value(packet.getMarginEffect()).orElse(null))
        .setSeverity(least.compareTo(byMoney) > 0 ? least : byMoney);
  }

  private static @Nullable Money sum(List<LossPart> parts) {
    return parts.stream()
        .map(LossPart::getAmount)
        .reduce((a, b) -> new Money(a.getAmount().add(b.getAmount()), a.getCurrency()))
        .orElse(null);
  }

  private static Map<String, BigDecimal> atRisk(Stake stake) {
    return Worth.atRisk(stake.order().order(), stake.finding().lines());
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

  /** What has no value in the reporting currency, and why; null: all has. */
  private static @Nullable String unvalued(ExceptionPacket.Builder packet, Stake stake) {
    String lack = stake.reporting().lack();
    if (lack == null) {
      return null;
    }
    String what =
        packet.getRevenueAtRisk() == null
            ? "What is at risk" + amounts(stake)
            : "The expected loss";
    return what + " has no value in " + stake.reporting().currency() + ": " + lack + ".";
  }

  /** "59 hours of work", "2 days": a day of work has not the hours of a day. */
  private static String left(Duration left, boolean ofWork) {
    long hours = left.toHours();
    return !ofWork
        ? Words.duration(left)
        : hours > 1 ? hours + " hours of work" : Words.duration(left) + " of work";
  }

  private static String amounts(Stake stake) {
    String amounts = Words.sums(atRisk(stake));
    return amounts.isEmpty() ? "" : " (" + amounts + ")";
  }

  private static List<PriorityPart> parts(
      ExceptionPacket.Builder packet,
      Stake stake,
      ClassifierPolicy policy,
      @Nullable Duration left,
      int displaced) {
    List<PriorityPart> parts = new ArrayList<>();
    ImpactRules rules = policy.impact();
    money(parts, packet, stake, policy);
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
                : left(left, stake.hours().areKnown()) + " left to keep the promise");
      }
    }
    Integer tier =
        packet.getCustomerTier() == null ? null : policy.tierPoints().get(packet.getCustomerTier());
    if (tier != null) {
      add(parts, "tier", tier, "customer tier " + packet.getCustomerTier());
    }
    if (stake.penalising().isPresent()) {
      add(parts, "service agreement", rules.agreement(), "the agreement asks for a penalty");
    }
    if (stake.regulated() != null || stake.finding().type() == ExceptionType.COMPLIANCE_BLOCK) {
      add(
          parts,
          "compliance",
          rules.compliance(),
          ComplianceWords.of(stake.finding().basis(), stake.regulated()));
    }
    counted(parts, "displaced orders", rules.displaced().floorEntry(displaced), displaced, "order");
    int lines = stake.order().lines().size();
    counted(parts, "complexity", rules.complexity().floorEntry(lines), lines, "line");
    return parts;
  }

  /** What has no value for lack of a rate counts as the most. */
  private static void money(
      List<PriorityPart> parts,
      ExceptionPacket.Builder packet,
      Stake stake,
      ClassifierPolicy policy) {
    Money revenue = packet.getRevenueAtRisk();
    if (revenue != null) {
      Map.Entry<BigDecimal, Integer> band = policy.priorities().floorEntry(revenue.getAmount());
      if (band != null) {
        add(
            parts,
            "money",
            band.getValue(),
            "revenue at risk " + Words.money(revenue.getAmount(), revenue.getCurrency()));
      }
      return;
    }
    String amounts = amounts(stake);
    policy
        .pointsOfUnvalued()
        .ifPresent(
            most -> {
              if (!amounts.isEmpty()) {
                add(
                    parts,
                    "money",
                    most,
                    "revenue at risk"
                        + amounts
                        + " counts as the most: "
                        + stake.reporting().lack());
              }
            });
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
