package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Orders that something touched, in id order, each with what touched it first. */
final class Touches {
  /**
   * What touched an order.
   *
   * @param time event time of the fact, or due time of the timer
   * @param trigger names the fact by its id, or the timer; few looks lead to a packet that asks
   */
  record Touch(Instant time, Supplier<String> trigger) {}

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

  /** Adds what touched orders later: of changes that are looked at together the last one counts. */
  void renew(Touches later) {
    later.byOrder.forEach(
        (order, touch) ->
            byOrder.merge(order, touch, (was, is) -> is.time().isBefore(was.time()) ? was : is));
  }

  boolean isEmpty() {
    return byOrder.isEmpty();
  }

  Map<OrderKey, Touch> byOrder() {
    return byOrder;
  }
}
