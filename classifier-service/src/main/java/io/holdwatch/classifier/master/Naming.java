package io.holdwatch.classifier.master;

import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which lines and orders name what. */
final class Naming {
  private final Map<LineKey, MasterLine> lines;
  private final Map<OrderKey, MasterOrder> orders;
  private final Index<LineKey, Set<LineKey>> byItem = Index.unordered();
  private final Index<LineKey, Set<LineKey>> byUnit = Index.unordered();
  private final Index<OrderKey, Set<OrderKey>> byCustomer = Index.unordered();

  Naming(Keys keys) {
    lines = keys.byLine();
    orders = keys.byOrder();
  }

  @Nullable MasterLine line(LineKey key) {
    return lines.get(key);
  }

  @Nullable MasterOrder order(OrderKey key) {
    return orders.get(key);
  }

  @Nullable MasterLine set(LineKey key, @Nullable MasterLine line) {
    String scope = key.order().scope();
    MasterLine before = lines.get(key);
    if (Objects.equals(before, line)) {
      return before;
    }
    keep(lines, key, line);
    if (before != null) {
      byItem.remove(scope, before.item(), key);
      byUnit.remove(scope, before.unit(), key);
    }
    if (line != null) {
      byItem.add(scope, line.item(), key);
      byUnit.add(scope, line.unit(), key);
    }
    return before;
  }

  @Nullable MasterOrder set(OrderKey key, @Nullable MasterOrder order) {
    MasterOrder before = orders.get(key);
    if (Objects.equals(before, order)) {
      return before;
    }
    keep(orders, key, order);
    if (before != null) {
      byCustomer.remove(key.scope(), before.customer(), key);
    }
    if (order != null) {
      byCustomer.add(key.scope(), order.customer(), key);
    }
    return before;
  }

  private static <K, V> void keep(Map<K, V> map, K key, @Nullable V value) {
    if (value == null) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  Set<LineKey> ofItem(String scope, @Nullable String item) {
    return byItem.at(scope, item);
  }

  Set<LineKey> ofUnit(String scope, @Nullable String unit) {
    return byUnit.at(scope, unit);
  }

  Set<OrderKey> ofCustomer(String scope, @Nullable String customer) {
    return byCustomer.at(scope, customer);
  }

  /** Every line of a scope: asked only when a master begins or ceases to be known. */
  Set<LineKey> lines(String scope) {
    Set<LineKey> all = new HashSet<>(lines.keySet());
    all.removeIf(key -> !key.order().scope().equals(scope));
    return all;
  }

  /** Every order of a scope: asked only when a master begins or ceases to be known. */
  Set<OrderKey> orders(String scope) {
    Set<OrderKey> all = new HashSet<>(orders.keySet());
    all.removeIf(key -> !key.scope().equals(scope));
    return all;
  }
}
