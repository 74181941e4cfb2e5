package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PriorityPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Priority by the weighted bands of the policy, with its parts in words. */
final class Priorities {
  private static final int MOST = 100;

  private Priorities() {}

  static void fill(
      ExceptionPacket.Builder packet,
      Finding finding,
      @Nullable BigDecimal revenue,
      Instant instant,
      ClassifierPolicy policy) {
    List<PriorityPart> parts = new ArrayList<>();
    Map.Entry<BigDecimal, Integer> band =
        revenue == null ? null : policy.priorities().floorEntry(revenue);
    if (band != null && revenue != null) {
      parts.add(
          new PriorityPart("money", band.getValue(), "revenue at risk " + said(packet, revenue)));
    }
    if (broken(finding, instant)) {
      parts.add(
          new PriorityPart("time left", policy.latePoints(), "the promise is already broken"));
    }
    Integer tier =
        packet.getCustomerTier() == null ? null : policy.tierPoints().get(packet.getCustomerTier());
    if (tier != null) {
      parts.add(new PriorityPart("tier", tier, "customer tier " + packet.getCustomerTier()));
    }
    packet
        .setPriorityParts(parts)
        .setPriority(Math.min(MOST, parts.stream().mapToInt(PriorityPart::getPoints).sum()));
  }

  private static String said(ExceptionPacket.Builder packet, BigDecimal revenue) {
    Money money = packet.getRevenueAtRisk();
    return Words.money(revenue, money == null ? "" : money.getCurrency()).strip();
  }

  /** Whether a promise of an affected line has passed. */
  static boolean broken(Finding finding, Instant instant) {
    return finding.lines().stream()
        .anyMatch(line -> line.getDue() != null && !instant.isBefore(line.getDue()));
  }
}
