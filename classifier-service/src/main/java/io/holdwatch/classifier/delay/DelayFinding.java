package io.holdwatch.classifier.delay;

import io.holdwatch.classifier.finding.Value;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.promise.Part;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.AffectedLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delay at an instant.
 *
 * @param subReason the worst of the affected parts
 * @param lines what is affected
 * @param revenueAtRisk affected open quantity × net price, in the order's currency; null where no
 *     line has a price
 * @param evidence lines and schedule lines that it rests on
 */
public record DelayFinding(
    SubReason subReason,
    List<AffectedLine> lines,
    @Nullable BigDecimal revenueAtRisk,
    List<Basis> evidence) {

  /** Sub-reasons, the worst first. */
  public enum SubReason {
    /** Basis SHIP: nothing of the line has left. */
    NOT_SHIPPED("has not shipped"),
    /** Basis SHIP: something has left, less than promised. */
    PARTLY_SHIPPED("has shipped only in part"),
    /** Basis DELIVER: less has arrived than was promised. */
    NOT_DELIVERED("has not been delivered"),
    /** The ERP confirms a date later than promised. */
    CONFIRMED_LATER("is confirmed for later than promised"),
    /** Carrier or supplier estimate a date later than promised. */
    ESTIMATED_LATER("is estimated for later than promised");

    private final String words;

    SubReason(String words) {
      this.words = words;
    }

    /** What it means, as the predicate of a sentence about the order. */
    public String words() {
      return words;
    }

    /** Whether the promise is already broken. */
    public boolean broken() {
      return this != CONFIRMED_LATER && this != ESTIMATED_LATER;
    }
  }

  /**
   * What it rests on.
   *
   * @param line the line
   * @param schedule its schedule line, null where the line is its own
   * @param owed cumulative quantity of the line by which the promise is kept [the line's unit]
   */
  public record Basis(OrderLine line, @Nullable ScheduleLine schedule, BigDecimal owed) {}

  static DelayFinding of(List<Part> affected, Instant instant) {
    SubReason worst = SubReason.ESTIMATED_LATER;
    List<AffectedLine> lines = new ArrayList<>();
    List<Basis> evidence = new ArrayList<>();
    BigDecimal revenue = null;
    for (Part part : affected) {
      SubReason reason = reason(part, instant);
      worst = reason.compareTo(worst) < 0 ? reason : worst;
      // What was done counts for the earliest promises of the line first.
      BigDecimal missing = part.promised().subtract(part.doneBy(instant)).max(BigDecimal.ZERO);
      BigDecimal own = missing.min(part.own());
      lines.add(
          AffectedLine.newBuilder()
              .setLine(part.line().getLine())
              .setSchedule(part.schedule() == null ? null : part.schedule().getSchedule())
              .setItem(part.line().getItem())
              .setUnit(part.line().getUnit())
              .setQuantity(own.setScale(6, RoundingMode.HALF_UP))
              .setDue(part.due())
              .setDueFrom(part.dueFrom())
              .setBasis(Outlook.basis(part.deliver()))
              .setExpected(part.expected())
              .build());
      evidence.add(new Basis(part.line(), part.schedule(), part.terms().owed()));
      UnitPrice price = part.line().getNetPrice();
      if (price != null && price.getPer().signum() > 0) {
        BigDecimal value = Value.of(price, own);
        revenue = revenue == null ? value : revenue.add(value);
      }
    }
    return new DelayFinding(worst, lines, revenue, evidence);
  }

  private static SubReason reason(Part part, Instant instant) {
    if (part.lateAt(instant)) {
      if (part.deliver()) {
        return SubReason.NOT_DELIVERED;
      }
      return part.doneBy(instant).signum() == 0 ? SubReason.NOT_SHIPPED : SubReason.PARTLY_SHIPPED;
    }
    return part.confirmedLater() ? SubReason.CONFIRMED_LATER : SubReason.ESTIMATED_LATER;
  }
}
