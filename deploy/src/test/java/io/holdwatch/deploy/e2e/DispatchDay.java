package io.holdwatch.deploy.e2e;

import static io.holdwatch.contract.packet.ExceptionType.ALLOCATION_CONFLICT;
import static io.holdwatch.contract.packet.ExceptionType.DISPATCH_CAPACITY;
import static io.holdwatch.contract.packet.ExceptionType.SHIPMENT_CONSTRAINT;
import static io.holdwatch.contract.packet.ExceptionType.SHIPMENT_DELAY;
import static io.holdwatch.contract.packet.ExceptionType.STOCK_SHORTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.routed.Alert;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * W1. After sales has promised, a technician falls ill, a truck breaks down, a count finds less, a
 * customer becomes important, and snow falls: the account owners hear of it before the customers.
 */
final class DispatchDay {
  private static final List<String> PROBLEM =
      List.of(
          "We see a problem with the delivery of your order %s and are working on it.",
          "We will tell you as soon as we know more; we cannot give you a date yet.");
  private static final List<String> GOODS =
      List.of(
          "Some of the goods of your order %s may not be here in time, and we are looking for a"
              + " way.",
          "We will tell you as soon as we know more; we cannot give you a date yet.");

  private final Course course;
  private final Desk desk;

  DispatchDay(Course course) {
    this.course = course;
    this.desk = course.desk();
  }

  void play() {
    course.until("08:59");
    desk.awaitOpen();
    course.until("13:30");
    desk.awaitOpen(
        "DISPATCH_CAPACITY TECHNICIAN_FULL 101",
        "SHIPMENT_CONSTRAINT ROUTE_FULL 102",
        "STOCK_SHORTAGE NOT_ENOUGH 103:1",
        "ALLOCATION_CONFLICT DISPLACED 104:1",
        "SHIPMENT_DELAY ESTIMATED_LATER 107");
    told(DISPATCH_CAPACITY, "101", "dispatch", "Hotel Alpenblick", "E7", "TECH-7", PROBLEM);
    assertThat(committed(DISPATCH_CAPACITY, "101"))
        .containsExactly("date 3 Mar 2026 for line 1, by account owner (crm)");
    assertThat(committed(SHIPMENT_CONSTRAINT, "102")).isEmpty();
    told(SHIPMENT_CONSTRAINT, "102", "wms", "Hotel Alpenblick", "E7", "R12", PROBLEM);
    told(STOCK_SHORTAGE, "103", "wms", "Kantine West", "E8", "Oven", GOODS);
    told(ALLOCATION_CONFLICT, "104", "wms", "Kantine West", "E8", "Fan", GOODS);
    told(SHIPMENT_DELAY, "107", "tms", "Kantine West", "E8", "expected", PROBLEM);

    course.until("17:00");
    desk.awaitOpen();
    over(DISPATCH_CAPACITY, "101");
    over(SHIPMENT_CONSTRAINT, "102");
    over(STOCK_SHORTAGE, "103");
    over(ALLOCATION_CONFLICT, "104");
    over(SHIPMENT_DELAY, "107");
  }

  /** The seven fields of the control packet. */
  private void told(
      ExceptionType type,
      String order,
      String source,
      String customer,
      String owner,
      String constraint,
      List<String> boundary) {
    RoutedException told = desk.alert(RoutedKind.OPEN, type, subject(type, order));
    Alert alert = Objects.requireNonNull(told.getAlert());
    assertThat(alert.getExceptionSource()).isEqualTo(source);
    assertThat(alert.getCustomer()).isEqualTo(customer);
    assertThat(alert.getAccountOwner()).isEqualTo("W1:" + owner);
    assertThat(alert.getConstraint()).contains("Order " + order).contains(constraint);
    assertThat(alert.getMessageBoundary())
        .as("no date, and no other figure than the order's number")
        .containsExactlyElementsOf(boundary.stream().map(each -> each.formatted(order)).toList());
    assertThat(alert.getEscalationOwner()).isEqualTo("sales-operations");
    Instant changed = course.at("09:00");
    assertThat(told.getPacket().getSince()).isEqualTo(changed);
    assertThat(alert.getNotifiedAt()).isBetween(changed, changed.plus(Duration.ofHours(24)));
    assertThat(told.getDeadline()).isAfter(alert.getNotifiedAt());
    assertThat(told.getPacket().getEvidence())
        .as("backed by sources")
        .isNotEmpty()
        .allSatisfy(fact -> assertThat(fact.getPosition().getTopic()).isNotEmpty());
  }

  /** What the customer was told besides the promised dates, as the alert says it. */
  private List<String> committed(ExceptionType type, String order) {
    RoutedException told = desk.alert(RoutedKind.OPEN, type, subject(type, order));
    return Objects.requireNonNull(told.getAlert()).getCommitments();
  }

  private void over(ExceptionType type, String order) {
    RoutedException told = desk.alert(RoutedKind.CLOSED, type, subject(type, order));
    assertThat(Objects.requireNonNull(told.getAlert()).getMessageBoundary())
        .containsExactly(
            "The problem with your order " + order + " that we told you about is over.");
  }

  private static String subject(ExceptionType type, String order) {
    return type == STOCK_SHORTAGE || type == ALLOCATION_CONFLICT ? order + ":1" : order;
  }
}
