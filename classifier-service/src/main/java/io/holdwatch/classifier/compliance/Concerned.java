package io.holdwatch.classifier.compliance;

import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Compliance;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Orders by customer and by the items that are still to be shipped. */
final class Concerned {
  private record Asked(@Nullable String customer, Set<String> items) {
    static final Asked NOTHING = new Asked(null, Set.of());
  }

  private final Map<OrderKey, Asked> asked;
  private final Map<OrderKey, Set<OrderKey>> byCustomer = new HashMap<>();
  private final Map<OrderKey, Set<OrderKey>> byItem = new HashMap<>();

  Concerned(Keys keys) {
    asked = keys.byOrder();
  }

  /** Says what an order is about now; no customer and no item: nothing. */
  void put(OrderKey order, @Nullable String customer, Set<String> items) {
    Asked now = items.isEmpty() ? Asked.NOTHING : new Asked(customer, Set.copyOf(items));
    Asked before = asked.getOrDefault(order, Asked.NOTHING);
    if (now.equals(before)) {
      return;
    }
    index(order, before, false);
    index(order, now, true);
    if (now.items.isEmpty()) {
      asked.remove(order);
    } else {
      asked.put(order, now);
    }
  }

  /** Orders that what compliance says may be about. */
  Set<OrderKey> by(String scope, Compliance fact) {
    if (fact.getOrder() != null) {
      OrderKey order = new OrderKey(scope, fact.getOrder());
      return asked.containsKey(order) ? Set.of(order) : Set.of();
    }
    return fact.getCustomer() != null
        ? byCustomer.getOrDefault(new OrderKey(scope, fact.getCustomer()), Set.of())
        : fact.getItem() != null ? byItem(scope, fact.getItem()) : Set.of();
  }

  /** Orders with a line of an item that is still to be shipped. */
  Set<OrderKey> byItem(String scope, String item) {
    return byItem.getOrDefault(new OrderKey(scope, item), Set.of());
  }

  /** All of a scope. */
  Set<OrderKey> all(String scope) {
    Set<OrderKey> all = new TreeSet<>();
    for (OrderKey order : asked.keySet()) {
      if (order.scope().equals(scope)) {
        all.add(order);
      }
    }
    return all;
  }

  private void index(OrderKey order, Asked what, boolean present) {
    if (what.customer != null) {
      put(byCustomer, new OrderKey(order.scope(), what.customer), order, present);
    }
    for (String item : what.items) {
      put(byItem, new OrderKey(order.scope(), item), order, present);
    }
  }

  private static void put(
      Map<OrderKey, Set<OrderKey>> index, OrderKey key, OrderKey order, boolean present) {
    if (present) {
      index.computeIfAbsent(key, k -> new HashSet<>()).add(order);
      return;
    }
    Set<OrderKey> orders = index.get(key);
    if (orders != null) {
      orders.remove(order);
      if (orders.isEmpty()) {
        index.remove(key);
      }
    }
  }
}
