package io.holdwatch.classifier.order;

import io.holdwatch.classifier.subject.OrderKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Which orders a shipment serves, and what was told of a shipment without naming an order: a
 * delivery, a document. Either may come first.
 */
final class ShipmentIndex {
  /** By shipment the orders that it serves, each with the number of records that say so. */
  private final Map<Named, Map<OrderKey, Integer>> serving = new HashMap<>();

  /** By shipment what names it and no order, by record. */
  private final Map<Named, Map<String, SpecificRecord>> told = new HashMap<>();

  /**
   * Notes that one record more, or one less, says that a shipment serves an order.
   *
   * @return whether it serves the order from now on and did not before, or the other way round
   */
  boolean serves(Named shipment, OrderKey order, boolean present) {
    Map<OrderKey, Integer> orders = serving.computeIfAbsent(shipment, s -> new HashMap<>());
    int records = orders.merge(order, present ? 1 : -1, Integer::sum);
    if (records == 0) {
      orders.remove(order);
    }
    if (orders.isEmpty()) {
      serving.remove(shipment);
    }
    return records == (present ? 1 : 0);
  }

  /** The orders that a shipment serves. */
  Set<OrderKey> orders(Named shipment) {
    return serving.getOrDefault(shipment, Map.of()).keySet();
  }

  /** Notes a fact that names a shipment and no order, or that it is gone. */
  void tells(Named shipment, String record, SpecificRecord fact, boolean present) {
    if (present) {
      told.computeIfAbsent(shipment, s -> new TreeMap<>()).put(record, fact);
      return;
    }
    Map<String, SpecificRecord> facts = told.get(shipment);
    if (facts != null) {
      facts.remove(record);
      if (facts.isEmpty()) {
        told.remove(shipment);
      }
    }
  }

  /** What names a shipment and no order, by record. */
  Map<String, SpecificRecord> told(Named shipment) {
    return told.getOrDefault(shipment, Map.of());
  }
}
