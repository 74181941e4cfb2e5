package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.master.MasterLedger;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.classifier.promise.OwnDates;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Order;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The orders as ledgers and rules see them: lines worked out once between two facts. */
final class OrderViews {
  private static final int MOST = 500;

  private final OrderLedger orders;
  private final MasterLedger master;
  // Several look at once where an instant touches many orders. It is replaced rather than cleared:
  // a table that once held many is walked to its end to be cleared, after every fact.
  private Map<OrderKey, List<Outlook>> outlooks = new ConcurrentHashMap<>();

  OrderViews(OrderLedger orders, MasterLedger master) {
    this.orders = orders;
    this.master = master;
  }

  /** What was worked out is true no more. */
  void forget() {
    if (!outlooks.isEmpty()) {
      outlooks = new ConcurrentHashMap<>();
    }
  }

  /**
   * The lines of an order as they stand. It is asked right before it is looked at, and between two
   * facts nothing of it changes: some answers are kept until then.
   */
  List<Outlook> outlooks(WatchedOrder order) {
    if (outlooks.size() >= MOST) {
      outlooks.clear();
    }
    return outlooks.computeIfAbsent(order.key(), key -> Outlook.of(order, orders));
  }

  /** The order as the rules about whole orders see it. */
  CheckedOrder checked(WatchedOrder order, Order header) {
    String scope = order.key().scope();
    return new CheckedOrder(
        order,
        header,
        orders.customer(scope, header.getCustomer()),
        outlooks(order),
        item -> master.item(scope, item).orElse(null),
        (item, unit) -> master.factor(scope, item, unit),
        (line, report) -> OwnDates.beside(report, line, order, header, orders));
  }
}
