package io.holdwatch.deploy.trial;

import static io.holdwatch.contract.packet.ExceptionType.ORDER_ANOMALY;
import static io.holdwatch.contract.packet.ExceptionType.ORDER_CHURN;
import static io.holdwatch.contract.packet.ExceptionType.STATUS_MISMATCH;

import io.holdwatch.contract.fact.ChangeKind;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderChange;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.contract.fact.UnitConversion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The rules about how customers order, each bent. */
final class OrderBends {
  private OrderBends() {}

  static List<Bend> anomalies() {
    return List.of(
        Bend.facts(
            ORDER_ANOMALY,
            "purchase order numbers ignored",
            2,
            Order.class,
            o -> o.setCustomerPo(null)),
        Bend.facts(
            ORDER_ANOMALY,
            "spelling tells numbers apart",
            3,
            Order.class,
            o -> {
              String number = o.getCustomerPo();
              if (number != null && !number.equals(number.toUpperCase(Locale.ROOT))) {
                o.setCustomerPo(number + "-small");
              }
            }),
        Bend.facts(
            ORDER_ANOMALY,
            "cancelled orders are compared",
            2,
            Order.class,
            o -> {
              if (o.getStage() == Stage.CANCELLED) {
                o.setStage(Stage.CLOSED);
              }
            }),
        Bend.facts(ORDER_ANOMALY, "customers ignored", 2, Order.class, o -> o.setCustomer(null)),
        Bend.facts(ORDER_ANOMALY, "entry ignored", 2, Order.class, o -> o.setEntered(null)),
        Bend.facts(
            ORDER_ANOMALY, "smallest orders ignored", 2, Item.class, i -> i.setMinimumOrder(null)),
        Bend.facts(ORDER_ANOMALY, "packs ignored", 2, Item.class, i -> i.setPackMultiple(null)),
        Bend.facts(
            ORDER_ANOMALY,
            "units ignored",
            2,
            UnitConversion.class,
            u -> u.setFactor(BigDecimal.ONE.setScale(6))),
        Bend.facts(
            ORDER_ANOMALY, "what left stays odd", 2, Shipment.class, s -> s.setShipped(null)),
        Bend.policy(
            ORDER_ANOMALY,
            "doubles of a minute",
            2,
            "duplicateWithin: P90D",
            "duplicateWithin: PT1M"),
        Bend.policy(
            ORDER_ANOMALY, "doubles of ever", 2, "duplicateWithin: P90D", "duplicateWithin: P900D"),
        Bend.policy(ORDER_ANOMALY, "nothing is known", 2, "history: 8", "history: 2000"),
        Bend.policy(ORDER_ANOMALY, "one line is usual", 2, "history: 8", "history: 1"),
        Bend.policy(ORDER_ANOMALY, "no least deviation", 2, "least: 0.1", "least: 0"),
        Bend.policy(ORDER_ANOMALY, "all is usual", 2, "spread: 8", "spread: 800"),
        Bend.policy(ORDER_ANOMALY, "little is usual", 2, "spread: 8", "spread: 1"));
  }

  static List<Bend> churn() {
    return List.of(
        Bend.facts(
            ORDER_CHURN, "our own changes count", 2, OrderChange.class, c -> c.setByCustomer(true)),
        Bend.facts(
            ORDER_CHURN,
            "the customer's changes ignored",
            2,
            OrderChange.class,
            c -> c.setByCustomer(null)),
        Bend.facts(
            ORDER_CHURN,
            "counted from the telling on",
            5,
            OrderChange.class,
            c -> c.setChangedAt(null)),
        Bend.facts(
            ORDER_CHURN,
            "every change is of a date",
            6,
            OrderChange.class,
            c -> c.setKind(ChangeKind.DATE)),
        Bend.facts(ORDER_CHURN, "tiers ignored", 2, Customer.class, c -> c.setTier("A")),
        Bend.facts(ORDER_CHURN, "what left goes on", 2, Shipment.class, s -> s.setShipped(null)),
        Bend.policy(ORDER_CHURN, "other accounts", 2, "tiers: [A]", "tiers: [B]"),
        Bend.policy(ORDER_CHURN, "two are often", 2, "changes: 3", "changes: 2"),
        Bend.policy(ORDER_CHURN, "four are often", 2, "changes: 3", "changes: 4"),
        Bend.policy(ORDER_CHURN, "counts for ever", 2, "within: P7D", "within: P70D"),
        Bend.policy(ORDER_CHURN, "counts for a day", 2, "within: P7D", "within: P1D"));
  }

  static List<Bend> status() {
    return List.of(
        report("reports ignored", r -> r.setOrder(null)),
        report("stages ignored", r -> r.setStage(Stage.UNKNOWN)),
        report("quantities ignored", r -> r.setQuantity(null)),
        report("estimates ignored", r -> r.setEstimated(null)),
        report("lines told apart by nothing", r -> r.setLine(null)),
        Bend.facts(
            STATUS_MISMATCH,
            "cancellations ignored",
            3,
            StatusReport.class,
            r -> {
              if (r.getStage() == Stage.CANCELLED) {
                r.setStage(Stage.UNKNOWN);
              }
            }),
        Bend.facts(STATUS_MISMATCH, "nothing leaves", 2, Shipment.class, s -> s.setShipped(null)),
        Bend.policy(
            STATUS_MISMATCH, "any day will do", 2, "etaTolerance: P1D", "etaTolerance: P9D"));
  }

  private static Bend report(String rule, Consumer<StatusReport> change) {
    return Bend.facts(STATUS_MISMATCH, rule, 2, StatusReport.class, change);
  }
}
