package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LossPart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How what is at risk, and what it is expected to cost, is said to people. */
public final class Losses {
  private static final long MINUTES = 60;
  private static final String NOTHING_LEFT =
      "nothing of what it is about is still to be shipped; what goods that have left may cost"
          + " nobody has estimated";

  private final Say say = new Say();

  Losses() {}

  /** How much is at risk: "12,000.00 EUR", "none". */
  public String risk(ExceptionPacket packet) {
    boolean none =
        packet.getRevenueAtRisk() == null
            && packet.getUnvalued() == null
            && packet.getLines().isEmpty();
    return none ? "none" : say.money(packet.getRevenueAtRisk());
  }

  /** What is at risk, where that is not plain; empty: it needs no words. */
  public String riskOf(ExceptionPacket packet) {
    Money risk = packet.getRevenueAtRisk();
    if (risk == null) {
      return packet.getUnvalued() != null
          ? ""
          : packet.getLines().isEmpty()
              ? NOTHING_LEFT
                  + (packet.getType() == ExceptionType.DISPATCH_CAPACITY
                      ? ", nor what a missed appointment costs"
                      : "")
              : "no price is known of what it is about";
    }
    boolean left =
        packet.getLines().stream()
            .allMatch(line -> line.getQuantity() != null && line.getQuantity().signum() == 0);
    if (left && !say.counts(risk) && packet.getType() != ExceptionType.STATUS_MISMATCH) {
      return NOTHING_LEFT;
    }
    return switch (packet.getType()) {
      case DOCUMENT_ISSUE ->
          "what the document is about, which the customer may refuse to pay until it is right";
      case APPROVAL_GAP ->
          "what of it has not left yet, as none of it may leave without the approval";
      case CONTRACT_DISPUTE -> "what is ordered under the contract and has not left yet";
      case STATUS_MISMATCH ->
          say.counts(risk)
              ? packet.getSubReason().equals("CANCELLED")
                  ? "what has not left of the lines that one system says are cancelled and another"
                      + " says are not; what goods that leave by mistake may cost nobody has"
                      + " estimated"
                  : "what of these lines is left to be shipped, by the system that keeps the order"
              : "nothing of these lines is left to be shipped; what goods cost that have left and"
                  + " are not billed, or are billed and have not left, nobody has estimated";
      case HOLD_MISMATCH ->
          switch (packet.getSubReason()) {
            case "HOARDS_STOCK" ->
                "what of the held order is still to be shipped, which is late as long as it is"
                    + " held; the order that lacks the goods has an exception of its own, for what"
                    + " stands in the sentence above";
            case "MISSING" -> "what could leave though it should be held";
            default -> "what of the order is still to be shipped";
          };
      case ORDER_ANOMALY ->
          packet.getSubReason().equals("DUPLICATE_PO")
              ? "what is sent twice if both are not wanted; what sending and fetching it back may"
                  + " cost nobody has estimated"
              : "what the line asks for; what a wrong quantity may cost, sent and fetched back,"
                  + " nobody has estimated";
      case ORDER_CHURN -> "what of the whole order has not left yet, as any of it may change again";
      case PRICE_MISMATCH -> "what the lines are sold for, until their price is settled";
      case DELIVERY_FAILED -> "what the failed delivery carried and did not leave there";
      case COMPLIANCE_BLOCK ->
          risk.equals(packet.getOrderValue())
              ? "the whole order, of which nothing has left"
              : "what of it has not left yet; what goods that have left may cost nobody has"
                  + " estimated";
      default -> "";
    };
  }

  /**
   * A loss that is expected: "61.94 EUR", "none: no penalty is agreed; ...".
   *
   * @param parts that it is made of; empty: it was told without
   */
  public String loss(@Nullable Money money, List<LossPart> parts) {
    if (money == null || say.counts(money)) {
      return say.money(money);
    }
    String reasons = parts.stream().map(LossPart::getReason).collect(Collectors.joining("; "));
    return "none that can be counted" + (reasons.isEmpty() ? "" : ": " + reasons);
  }

  /** Of what a loss is expected, where that is not plain; empty: it needs no words. */
  public String lossOf(ExceptionPacket packet) {
    return switch (packet.getType()) {
      case COMPLIANCE_BLOCK -> " for what has not left yet";
      case STATUS_MISMATCH ->
          packet.getSubReason().equals("CANCELLED") ? " if it is not cancelled" : "";
      default -> "";
    };
  }

  /** What an effect on the margin is about. */
  public String aboutEffect(ExceptionPacket packet) {
    Money effect = packet.getMarginEffect();
    return effect == null || packet.getType() != ExceptionType.PRICE_MISMATCH
        ? "Effect on the margin as it stands"
        : effect.getAmount().signum() > 0
            ? "What the customer is charged too much (it is in the margin)"
            : "What the price gives away, which comes off the margin";
  }

  /** "60.50 USD too much", "60.50 USD given away" by a price; empty: it is about something else. */
  public String charged(ExceptionPacket packet) {
    Money effect = packet.getMarginEffect();
    if (effect == null || packet.getType() != ExceptionType.PRICE_MISMATCH) {
      return "";
    }
    BigDecimal amount = effect.getAmount();
    return say.money(new Money(amount.abs(), effect.getCurrency()))
        + (amount.signum() > 0 ? " charged too much" : " given away");
  }

  /** What the sum over those that share a cause is of, where that is not plain. */
  public String riskOfAll(ExceptionPacket cause) {
    return cause.getType() == ExceptionType.PRICE_MISMATCH
        ? ": what the lines are sold for, until their prices are settled; what each is charged too"
            + " much, or gives away, stands with it below"
        : "";
  }

  /** In which currency the rest is told, where the order has another; empty: it has the same. */
  public String otherCurrency(ExceptionPacket packet) {
    Money told = packet.getRevenueAtRisk();
    Money value = packet.getOrderValue();
    return told == null || value == null || told.getCurrency().equals(value.getCurrency())
        ? ""
        : "; what is at risk is told in " + told.getCurrency() + ", the reporting currency";
  }

  /** How an expected loss is made. */
  public String aboutLoss() {
    return "Contractual penalty + probability that the customer cancels × margin of what is"
        + " affected, in the reporting currency";
  }

  /**
   * What a loss is made of: "2 % chance that the customer cancels × 3,097.00 EUR of margin", each
   * part with what it adds where there are several; empty: it was told without parts.
   */
  public String ofLoss(List<LossPart> parts) {
    List<LossPart> count = parts.stream().filter(part -> say.counts(part.getAmount())).toList();
    return count.stream()
        .map(
            part ->
                count.size() == 1
                    ? part.getReason()
                    : part.getReason() + " (" + say.money(part.getAmount()) + ")")
        .collect(Collectors.joining(" + "));
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
