package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Orders that something touched, in id order, each with what touched it first. */
final class Touches {
  /**
   * What touched an order.
   *
   * @param time event time of the fact, or due time of the timer
   * @param trigger fact id, or the timer's name
   */
  record Touch(Instant time, String trigger) {}

  private final Map<OrderKey, Touch> byOrder = new TreeMap<>();

  void add(OrderKey order, Touch touch) {
    byOrder.putIfAbsent(order, touch);
  }

  void addAll(Collection<OrderKey> orders, Touch touch) {
    orders.forEach(order -> add(order, touch));
  }

  void addAll(Touches others) {
    others.byOrder.forEach(this::add);
  }

  Map<OrderKey, Touch> byOrder() {
    return byOrder;
  }
}
