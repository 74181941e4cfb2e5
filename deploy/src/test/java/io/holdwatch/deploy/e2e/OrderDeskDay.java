package io.holdwatch.deploy.e2e;

import static io.holdwatch.contract.packet.ExceptionType.APPROVAL_GAP;
import static io.holdwatch.contract.packet.ExceptionType.COMPLIANCE_BLOCK;
import static io.holdwatch.contract.packet.ExceptionType.CREDIT_HOLD;
import static io.holdwatch.contract.packet.ExceptionType.HOLD_MISMATCH;
import static io.holdwatch.contract.packet.ExceptionType.PRICE_MISMATCH;
import static io.holdwatch.contract.packet.ExceptionType.SHIPMENT_CONSTRAINT;
import static io.holdwatch.contract.packet.ExceptionType.STOCK_SHORTAGE;
import static io.holdwatch.contract.packet.ExceptionType.SUBSTITUTION_NEEDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.contract.packet.PriorityPart;
import io.holdwatch.contract.packet.Severity;
import io.holdwatch.contract.routed.RoutedException;

/**
 * W2. Orders that the ERP holds, or that stock, price, credit, delivery, substitution, compliance
 * or a missing approval put at risk: why, whose it is, what must not happen, and which comes first.
 */
final class OrderDeskDay {
  private final Course course;
  private final Desk desk;

  OrderDeskDay(Course course) {
    this.course = course;
    this.desk = course.desk();
  }

  void play() {
    course.until("12:30");
    desk.awaitOpen(
        "CREDIT_HOLD OVERDUE 201",
        "STOCK_SHORTAGE NOT_ENOUGH 202:1",
        "HOLD_MISMATCH HOARDS_STOCK 209",
        "PRICE_MISMATCH UNDER_CONTRACT 203:1",
        "SUBSTITUTION_NEEDED ITEM_BLOCKED 204:1",
        "MASTER_DATA_CONFLICT BLOCKED_ITEM 204:1",
        "APPROVAL_GAP MISSING 206",
        "SHIPMENT_CONSTRAINT CUT_OFF_MISSED 207",
        "HOLD_MISMATCH UNEXPLAINED 208",
        "COMPLIANCE_BLOCK SANCTIONS 208");
    desk.byPriority().forEach(OrderDeskDay::isAnEvidencePacket);

    ExceptionPacket credit = owned(CREDIT_HOLD, "201", "credit-control");
    assertThat(credit.getCreditFacts()).contains("500.00 EUR").contains("R1");
    assertThat(locked(credit)).contains("RELEASE_TO_WAREHOUSE by credit manager");
    ExceptionPacket stock = owned(STOCK_SHORTAGE, "202:1", "planning");
    assertThat(stock.getStockOptions()).anyMatch(each -> each.contains("W2:SUED"));
    assertThat(options(stock)).contains("TRANSFER asks [planning manager]");
    ExceptionPacket price = owned(PRICE_MISMATCH, "203:1", "pricing");
    assertThat(price.getMarginEffect().getAmount()).isEqualByComparingTo("-200");
    assertThat(options(price)).contains("REPRICE asks [pricing manager]");
    ExceptionPacket substitution = owned(SUBSTITUTION_NEEDED, "204:1", "sales-operations");
    assertThat(options(substitution)).contains("SUBSTITUTE asks [sales manager]");
    ExceptionPacket approval = owned(APPROVAL_GAP, "206", "sales-operations");
    assertThat(locked(approval)).contains("RELEASE_TO_WAREHOUSE by sales manager");
    assertThat(owned(SHIPMENT_CONSTRAINT, "207", "logistics").getSummary()).contains("cut-off");
    ExceptionPacket compliance = owned(COMPLIANCE_BLOCK, "208", "compliance");
    assertThat(locked(compliance)).contains("RELEASE_HOLD by compliance officer");
    ExceptionPacket hold = owned(HOLD_MISMATCH, "208", "sales-operations");
    assertThat(options(hold))
        .as("no way around the compliance block")
        .noneMatch(each -> each.startsWith("RELEASE_HOLD"));
    ExceptionPacket hoard = owned(HOLD_MISMATCH, "209", "sales-operations");
    assertThat(options(hoard)).contains("RELEASE_HOLD asks [sales manager]");

    course.until("17:00");
    desk.awaitOpen();
  }

  /** Order value, customer status, owner, risk, and evidence that leads to the sources. */
  private static void isAnEvidencePacket(RoutedException routed) {
    ExceptionPacket packet = routed.getPacket();
    String what = packet.getType() + " " + packet.getSubject();
    assertThat(packet.getOrderValue()).as(what).isNotNull();
    assertThat(packet.getCustomerStatus()).as(what).isEqualTo("ACTIVE");
    assertThat(packet.getSeverity()).as(what).isNotIn(Severity.UNKNOWN, Severity.INFO);
    assertThat(packet.getPriorityParts().stream().mapToInt(PriorityPart::getPoints).sum())
        .as(what)
        .isEqualTo(packet.getPriority());
    assertThat(routed.getDeadline()).as(what).isNotNull();
    assertThat(packet.getSummary()).as(what).isNotBlank();
    assertThat(packet.getOptions().size() + packet.getLocked().size()).as(what).isPositive();
    assertThat(packet.getEvidence())
        .as(what)
        .isNotEmpty()
        .allSatisfy(
            fact -> {
              assertThat(fact.getSource()).isNotBlank();
              assertThat(fact.getRecordId()).startsWith("W2:");
              assertThat(fact.getPosition().getTopic()).isNotBlank();
              assertThat(fact.getAge()).isNotNegative();
            });
  }

  private ExceptionPacket owned(ExceptionType type, String subject, String team) {
    RoutedException routed = desk.owned(type, subject);
    assertThat(routed.getTeam()).isEqualTo(team);
    return routed.getPacket();
  }

  private static java.util.List<String> options(ExceptionPacket packet) {
    return packet.getOptions().stream().map(OrderDeskDay::words).toList();
  }

  private static String words(ActionOption option) {
    return option.getAction()
        + (option.getApprovals().isEmpty() ? "" : " asks " + option.getApprovals());
  }

  private static java.util.List<String> locked(ExceptionPacket packet) {
    return packet.getLocked().stream()
        .map((LockedAction each) -> each.getAction() + " by " + each.getUnlockedBy())
        .toList();
  }
}
