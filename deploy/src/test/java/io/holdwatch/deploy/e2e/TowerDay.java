package io.holdwatch.deploy.e2e;

import static io.holdwatch.contract.packet.ExceptionType.CREDIT_HOLD;
import static io.holdwatch.contract.packet.ExceptionType.MASTER_DATA_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.PRICE_MISMATCH;
import static io.holdwatch.contract.packet.ExceptionType.PRIORITY_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.SHIPMENT_CONSTRAINT;
import static io.holdwatch.contract.packet.ExceptionType.SHIPMENT_DELAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.routed.RoutedException;
import java.util.List;

/**
 * W3. A distributor's day: what is short is to be reallocated, replaced or moved, at a price; only
 * true anomalies trouble anybody, and master data goes to its owner.
 */
final class TowerDay {
  private final Course course;
  private final Desk desk;

  TowerDay(Course course) {
    this.course = course;
    this.desk = course.desk();
  }

  void play() {
    course.until("13:00");
    desk.awaitOpen(
        "PRIORITY_CONFLICT LOWER_CLASS_RESERVED 301:1",
        "PRICE_MISMATCH UNDER_LIST 304:1",
        "CREDIT_HOLD OVER_LIMIT 305",
        "SHIPMENT_CONSTRAINT ROUTE_FULL 307",
        "MASTER_DATA_CONFLICT UNKNOWN_ITEM 308:1",
        "ORDER_ANOMALY DUPLICATE_PO 309",
        "ORDER_ANOMALY PACK_MULTIPLE 310:1",
        "ORDER_ANOMALY UNUSUAL_QUANTITY 311:1",
        "SHIPMENT_DELAY CONFIRMED_LATER 312");
    assertThat(desk.all())
        .as("a cent below the list is resolved without a person")
        .noneMatch(routed -> routed.getPacket().getOrder().equals("W3:303"));

    ExceptionPacket stock = desk.owned(PRIORITY_CONFLICT, "301:1").getPacket();
    assertThat(stock.getOptions()).isSortedAccordingTo((a, b) -> a.getRank() - b.getRank());
    ActionOption reallocate = option(stock, "REALLOCATE");
    assertThat(reallocate.getDisplaced()).containsExactly("W3:300");
    assertThat(reallocate.getApprovals()).containsExactly("planning manager");
    ActionOption transfer = option(stock, "TRANSFER");
    assertThat(transfer.getCost().getAmount()).isEqualByComparingTo("31.5");
    assertThat(transfer.getDescription()).contains("W3:SUED");
    assertThat(option(stock, "SUBSTITUTE").getDescription()).contains("Drill II");

    ExceptionPacket price = desk.owned(PRICE_MISMATCH, "304:1").getPacket();
    assertThat(price.getMarginEffect().getAmount()).isEqualByComparingTo("-200");
    ExceptionPacket credit = desk.owned(CREDIT_HOLD, "305").getPacket();
    assertThat(credit.getCreditFacts())
        .contains("Once the customer has paid 300.00 EUR it passes.");
    assertThat(option(credit, "RELEASE_HOLD").getApprovals()).containsExactly("credit manager");
    assertThat(desk.owned(SHIPMENT_CONSTRAINT, "307").getPacket().getDeliveryFeasibility())
        .contains("Route R7 on 6 Mar 2026 has room");
    assertThat(desk.owned(MASTER_DATA_CONFLICT, "308:1").getTeam()).isEqualTo("master-data");

    List<RoutedException> order = desk.byPriority();
    assertThat(order.getLast().getPacket().getPriority())
        .isEqualTo(desk.owned(SHIPMENT_DELAY, "312").getPacket().getPriority());
    assertThat(desk.isAlerted(SHIPMENT_DELAY, "312"))
        .as("a small shift of few screws wakes no account owner")
        .isFalse();

    course.until("17:00");
    desk.awaitOpen();
  }

  private static ActionOption option(ExceptionPacket packet, String action) {
    return packet.getOptions().stream()
        .filter(option -> option.getAction().equals(action))
        .findFirst()
        .orElseThrow(() -> new AssertionError(action + " is none of " + packet.getOptions()));
  }
}
