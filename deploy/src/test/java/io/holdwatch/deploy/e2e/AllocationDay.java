package io.holdwatch.deploy.e2e;

import static io.holdwatch.contract.packet.ExceptionType.ALLOCATION_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.CREDIT_HOLD;
import static io.holdwatch.contract.packet.ExceptionType.DOCUMENT_ISSUE;
import static io.holdwatch.contract.packet.ExceptionType.ORDER_CHURN;
import static io.holdwatch.contract.packet.ExceptionType.STOCK_SHORTAGE;
import static io.holdwatch.contract.packet.ExceptionType.SUPPLIER_DELAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;

/**
 * W5. A ship from overseas is late: what it was to bring is missing for a wave, which is seen
 * before the wave is released, with the ways out; and what else happens around an ERP.
 */
final class AllocationDay {
  private final Course course;
  private final Desk desk;
  private final Asked asked;

  AllocationDay(Course course, Asked asked) {
    this.course = course;
    this.desk = course.desk();
    this.asked = asked;
  }

  void play() {
    course.until("09:29");
    desk.awaitOpen("PRICE_MISMATCH UNDER_LIST 505:1", "APPROVAL_GAP MISSING 505");
    course.until("10:30");
    desk.awaitOpen(
        "STOCK_SHORTAGE NOT_ENOUGH 502:1",
        "ALLOCATION_CONFLICT DISPLACED 503:1",
        "PRICE_MISMATCH UNDER_LIST 505:1",
        "APPROVAL_GAP MISSING 505",
        "CREDIT_HOLD FINANCE_FLAG 506",
        "DOCUMENT_ISSUE QUANTITY_DIFFERS 507",
        "ORDER_CHURN QUANTITY 508");
    Instant release = course.at("12:00");
    ExceptionPacket critical = failure(ALLOCATION_CONFLICT, "503:1", release);
    ExceptionPacket other = failure(STOCK_SHORTAGE, "502:1", release);
    assertThat(critical.getPriority())
        .as("the key account's, with the better margin, comes first")
        .isGreaterThan(other.getPriority());
    assertThat(critical.getExpectedLoss().getAmount())
        .isGreaterThan(other.getExpectedLoss().getAmount());
    assertThat(critical.getStockOptions()).anyMatch(each -> each.contains("Kettle II"));
    assertThat(option(critical, "REALLOCATE").getDisplaced()).containsExactly("W5:501");
    assertThat(asked.once("W5:503").path("order").asText()).isEqualTo("W5:503");

    ExceptionPacket credit = desk.owned(CREDIT_HOLD, "506").getPacket();
    assertThat(credit.getLatestSafeDecision()).isBeforeOrEqualTo(course.at("16:00"));
    assertThat(desk.owned(CREDIT_HOLD, "506").getDeadline())
        .isEqualTo(credit.getLatestSafeDecision());
    assertThat(desk.owned(DOCUMENT_ISSUE, "507").getPacket().getSummary()).contains("507");
    assertThat(desk.owned(ORDER_CHURN, "508").getTeam()).isEqualTo("account-owners");

    course.until("14:30");
    desk.awaitOpen("STOCK_SHORTAGE OUT_OF_STOCK 504:1");
    course.until("+09:59");
    desk.awaitOpen("STOCK_SHORTAGE OUT_OF_STOCK 504:1", "SUPPLIER_DELAY SLIPPED 504:1");
    assertThat(desk.owned(SUPPLIER_DELAY, "504:1").getPacket().getCauseKey()).contains("B2");
    course.until("+10:00");
    desk.awaitOpen();
  }

  /** Told before the wave is released, with what other sites and substitutes have. */
  private ExceptionPacket failure(ExceptionType type, String line, Instant release) {
    ExceptionPacket packet = desk.owned(type, line).getPacket();
    assertThat(packet.getOpenedAt()).isBefore(release);
    assertThat(packet.getLatestSafeDecision()).isBeforeOrEqualTo(release);
    assertThat(packet.getConfidence()).isNotNull();
    assertThat(packet.getStockOptions()).anyMatch(each -> each.contains("W5:MUC"));
    assertThat(packet.getOptions())
        .allSatisfy(each -> assertThat(each.getReversibility()).isNotBlank());
    return packet;
  }

  private static ActionOption option(ExceptionPacket packet, String action) {
    return packet.getOptions().stream()
        .filter(option -> option.getAction().equals(action))
        .findFirst()
        .orElseThrow(() -> new AssertionError(action + " is none of " + packet.getOptions()));
  }
}
