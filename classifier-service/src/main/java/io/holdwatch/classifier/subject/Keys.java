package io.holdwatch.classifier.subject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The orders and lines of which the ledgers of a desk keep something. There are many, and an event
 * asks every ledger for one of them: each has one key here, and by it is kept what every ledger
 * keeps, so that it is looked up once and not in the table of every ledger. Equal keys from
 * elsewhere lead to the same.
 */
public final class Keys {
  private final Map<OrderKey, OrderKey> orders = new HashMap<>();
  private int orderMaps;
  private int lineMaps;

  /** A map by orders, in no particular order. */
  public <V> Map<OrderKey, V> byOrder() {
    return new KeyMap<>(this, orderMaps++, this::orders);
  }

  /** A map by lines, in no particular order. */
  public <V> Map<LineKey, V> byLine() {
    return new KeyMap<>(this, lineMaps++, this::lines);
  }

  /** The key of an order: the one by which something is kept, where there is one. */
  public OrderKey order(String scope, String order) {
    return of(new OrderKey(scope, order));
  }

  /** The key by which something is kept of an order, else the one that was given. */
  public OrderKey of(OrderKey key) {
    OrderKey known = key.known(this);
    return known == null ? key : known;
  }

  /** Number of orders of which something is kept. */
  int size() {
    return orders.size();
  }

  @Nullable OrderKey find(OrderKey key) {
    return orders.get(key);
  }

  void add(OrderKey key) {
    key.open(orderMaps);
    orders.put(key, key);
  }

  void remove(OrderKey key) {
    orders.remove(key);
    key.close();
  }

  /** Room for what is kept by a line. */
  int lineMaps() {
    return lineMaps;
  }

  private Collection<OrderKey> orders() {
    return orders.keySet();
  }

  private Collection<LineKey> lines() {
    List<LineKey> lines = new ArrayList<>();
    orders.keySet().forEach(order -> lines.addAll(order.lines()));
    return lines;
  }
}
