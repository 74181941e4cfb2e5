package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.subject.OrderKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What one customer ordered of one item, by entry. An order is compared with the newest lines
 * before it, so a change concerns only the next few orders after it, however many there are.
 */
final class Habit {
  /** As many lines before an order say what is usual. */
  static final int NEWEST = 50;

  private final TreeMap<Place, Entry.Sold> lines = new TreeMap<>();
  // Several look at once where an instant touches many orders.
  private final Map<OrderKey, Optional<Usual>> usual = new ConcurrentHashMap<>();

  /** Puts a line in its place; returns the later orders that are compared with it. */
  Set<OrderKey> put(Place place, Entry.Sold sold) {
    lines.put(place, sold);
    return after(place);
  }

  /** Takes a line away; returns the later orders that were compared with it. */
  Set<OrderKey> remove(Place place) {
    lines.remove(place);
    return after(place);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** How many lines there are, an order's own among them. */
  int size() {
    return lines.size();
  }

  /** Nobody asks any more what was usual before an order. */
  void forget(OrderKey order) {
    usual.remove(order);
  }

  /** Units count otherwise now; returns all orders. */
  Set<OrderKey> recount() {
    usual.clear();
    Set<OrderKey> all = new HashSet<>();
    lines.keySet().forEach(place -> all.add(place.order()));
    return all;
  }

  /**
   * What was usual when an order was entered.
   *
   * @param first place before all lines of the order
   * @param units quantity of a line in base units; empty: not convertible, which says nothing
   */
  Optional<Usual> before(Place first, Function<Entry.Sold, Optional<BigDecimal>> units) {
    return usual.computeIfAbsent(
        first.order(),
        order -> {
          List<BigDecimal> quantities = new ArrayList<>();
          int newest = NEWEST;
          for (Entry.Sold sold : lines.headMap(first, false).descendingMap().values()) {
            if (newest-- == 0) {
              break;
            }
            units.apply(sold).ifPresent(quantities::add);
          }
          return Optional.ofNullable(Usual.of(quantities));
        });
  }

  /** What was found to be usual when an order was entered; empty: it was not asked. */
  Optional<Usual> found(OrderKey order) {
    return usual.getOrDefault(order, Optional.empty());
  }

  /** The orders after a place, up to the last one that has it among the newest before it. */
  private Set<OrderKey> after(Place changed) {
    Set<OrderKey> concerned = new HashSet<>();
    OrderKey order = changed.order();
    usual.remove(order);
    int between = 0;
    int ofOrder = 0;
    for (Place place : lines.tailMap(changed, false).keySet()) {
      if (!place.order().equals(order)) {
        between += ofOrder;
        ofOrder = 0;
        order = place.order();
        if (between >= NEWEST) {
          break;
        }
        concerned.add(order);
        usual.remove(order);
      }
      ofOrder++;
    }
    return concerned;
  }
}
