package io.holdwatch.classifier.packet;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.ExceptionType;
import org.jspecify.annotations.Nullable;

/** The sentences of a packet, and what an order and its lines say as evidence. */
final class PacketWords {
  private PacketWords() {}

  /** What is wrong, and where it rests on a date that nobody promised, that. */
  static String summary(
      WatchedOrder order, Order header, @Nullable String customer, Finding finding) {
    StringBuilder text = new StringBuilder("Order ").append(number(order, header));
    boolean said =
        finding.type() == ExceptionType.MASTER_DATA_CONFLICT
            && finding.words().contains("customer " + customer);
    if (customer != null && !said) {
      text.append(" of ").append(customer);
    }
    text.append(' ').append(finding.words()).append('.');
    if (aboutDates(finding.type())
        && finding.lines().stream().anyMatch(line -> "REQUESTED".equals(line.getDueFrom()))) {
      text.append(" Nothing was promised, so the requested date counts.");
    }
    return text.toString();
  }

  /** Its number, the customer's number for it, and the dates that it has. */
  static String of(WatchedOrder order, Order header) {
    StringBuilder text = new StringBuilder(number(order, header));
    say(text, "customer's number", stripped(header.getCustomerPo()));
    say(text, "entered", date(header.getEntered()));
    say(text, "promised", date(header.getPromised()));
    say(text, "requested", date(header.getRequested()));
    if (header.getSourceStage() != null) {
      say(
          text,
          "stage",
          Words.stage(
              header.getStage(), header.getSourceStage(), header.getEnvelope().getSource()));
    }
    return text.toString();
  }

  private static void say(StringBuilder text, String what, @Nullable String value) {
    if (value != null) {
      text.append(", ").append(what).append(' ').append(value);
    }
  }

  private static @Nullable String stripped(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable String date(@Nullable DateOrTime date) {
    return date == null ? null : Words.date(date);
  }

  /** Quantity, item and price. */
  static String of(OrderLine line) {
    UnitPrice net = line.getNetPrice();
    return Words.quantity(line.getOrdered(), line.getUnit())
        + (line.getItem() == null ? "" : " of " + line.getItem())
        + (net == null ? "" : " at " + Words.price(net))
        + (line.getListPrice() == null || line.getListPrice().equals(net)
            ? ""
            : ", list price " + Words.price(line.getListPrice()));
  }

  /** The number that a person would use. */
  static String number(WatchedOrder order, Order header) {
    return header.getNumber() == null ? order.key().order() : header.getNumber();
  }

  /** Whether the words of a finding rest on the date that was promised. */
  private static boolean aboutDates(ExceptionType type) {
    return switch (type) {
      case STOCK_SHORTAGE,
          ALLOCATION_CONFLICT,
          PRIORITY_CONFLICT,
          SUBSTITUTION_NEEDED,
          SHIPMENT_CONSTRAINT,
          SHIPMENT_DELAY,
          DISPATCH_CAPACITY,
          DELIVERY_FAILED,
          SUPPLIER_DELAY,
          PROMISE_AT_RISK ->
          true;
      case UNKNOWN,
          CREDIT_HOLD,
          HOLD_MISMATCH,
          PRICE_MISMATCH,
          APPROVAL_GAP,
          DOCUMENT_ISSUE,
          MASTER_DATA_CONFLICT,
          COMPLIANCE_BLOCK,
          CONTRACT_DISPUTE,
          STATUS_MISMATCH,
          ORDER_CHURN,
          ORDER_ANOMALY ->
          false;
    };
  }
}
