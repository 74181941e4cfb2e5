package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What had been said of the shipments of each order, by when it was said. */
final class ShipmentsAt {
  private final Map<String, List<ShipmentStated>> said = new HashMap<>();

  ShipmentsAt(WorldHistory history) {
    for (OrderHistory order : history.orders()) {
      said.put(
          order.order(),
          order.happenings().stream()
              .filter(ShipmentStated.class::isInstance)
              .map(ShipmentStated.class::cast)
              .toList());
    }
  }

  /** The newest that had been said of each shipment at an instant. */
  Collection<ShipmentStated> at(String order, Instant now) {
    Map<String, ShipmentStated> newest = new TreeMap<>();
    for (ShipmentStated each : ever(order)) {
      if (!each.at().isAfter(now)) {
        newest.put(each.shipment(), each);
      }
    }
    return newest.values();
  }

  /** All that was ever said of the shipments of an order, oldest first. */
  List<ShipmentStated> ever(String order) {
    return said.getOrDefault(order, List.of());
  }
}
