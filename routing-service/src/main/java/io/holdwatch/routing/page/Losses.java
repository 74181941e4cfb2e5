package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How what is at risk, and what it is expected to cost, is said to people. */
public final class Losses {
  private static final long MINUTES = 60;
  private static final String HOARDS = "HOARDS_STOCK";

  private final Say say = new Say();

  Losses() {}

  /** What is at risk, where that is not plain; empty: it needs no words. */
  public String riskOf(ExceptionPacket packet) {
    return switch (packet.getType()) {
      case DOCUMENT_ISSUE -> "what the document is about, which may not be paid before it is right";
      case APPROVAL_GAP -> "the whole of what needs the approval";
      case CONTRACT_DISPUTE -> "what is ordered under the contract and has not left yet";
      case STATUS_MISMATCH -> "what is still to be shipped, by the system that keeps the order";
      case HOLD_MISMATCH ->
          packet.getSubReason().equals(HOARDS)
              ? "all of the order that is held; what the others stand to lose stands with their own"
                  + " exceptions"
              : "all of the order that the hold stops";
      case COMPLIANCE_BLOCK -> "what of it has not left yet";
      default -> "";
    };
  }

  /**
   * A loss that is expected; nothing also where the costs that would tell the margin are not known.
   */
  public String loss(@Nullable Money money) {
    return money == null || say.counts(money)
        ? say.money(money)
        : "none that can be counted: no penalty falls due, and no cancellation is expected or the"
            + " margin that it would cost is not known";
  }

  /** How an expected loss is made. */
  public String aboutLoss() {
    return "Contractual penalty + probability that the customer cancels × margin of what is"
        + " affected, in the reporting currency";
  }

  /** The parts of an expected loss, for those who read it. */
  public String ofLoss(ExceptionPacket packet) {
    Money effect = packet.getMarginEffect();
    boolean givesAway =
        packet.getType() == ExceptionType.PRICE_MISMATCH
            && effect != null
            && effect.getAmount().signum() < 0;
    return (givesAway ? "(what the price gives away + " : "(")
        + "penalties that fall due + the chance that the customer cancels × the margin)";
  }

  /** How what is at risk is made. */
  public String aboutRisk() {
    return "Open quantity of what is affected × net price, in the reporting currency, before tax";
  }

  /**
   * What an expected loss is for each hour: "spread over the 3 working hours left: 30.00 EUR an
   * hour"; empty: it does not show.
   *
   * @param perHour loss per hour that is left
   */
  public String spread(ExceptionPacket packet, @Nullable Money perHour) {
    Money expected = packet.getExpectedLoss();
    if (expected == null || perHour == null || !say.counts(perHour)) {
      return "";
    }
    BigDecimal hours = expected.getAmount().divide(perHour.getAmount(), 2, RoundingMode.HALF_UP);
    String left = Say.number(hours.compareTo(BigDecimal.ONE) < 0 ? "0.##" : "#,##0.#", hours);
    boolean told = works(packet) && perHour.equals(packet.getLossPerHour());
    return "spread over the "
        + left
        + (told ? " working " : " ")
        + (left.equals("1") ? "hour" : "hours")
        + (told ? " left when it was told: " : " left: ")
        + say.money(perHour)
        + " an hour";
  }

  /** Whether fewer hours were left when it was told than by the clock: its site has a calendar. */
  private static boolean works(ExceptionPacket packet) {
    Money expected = packet.getExpectedLoss();
    Money perHour = packet.getLossPerHour();
    Instant latest = packet.getLatestSafeDecision();
    if (expected == null
        || perHour == null
        || latest == null
        || perHour.getAmount().signum() == 0) {
      return false;
    }
    BigDecimal minutes =
        expected
            .getAmount()
            .multiply(BigDecimal.valueOf(MINUTES))
            .divide(perHour.getAmount(), 0, RoundingMode.HALF_UP);
    return minutes.longValue() + MINUTES / 2 < Duration.between(packet.getAt(), latest).toMinutes();
  }
}
