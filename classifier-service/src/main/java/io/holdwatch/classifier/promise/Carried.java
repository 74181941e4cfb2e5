package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a shipment carries of an order. */
public final class Carried {
  private Carried() {}

  /**
   * Quantities by line number; of a shipment that nothing is said of what it carries: none. [the
   * order line's unit]
   */
  public static Map<String, BigDecimal> of(WatchedOrder order, String shipment) {
    Shipment header = shipment(order, shipment);
    Map<String, BigDecimal> carried = new TreeMap<>();
    for (ShipmentLine line : order.shipmentLines()) {
      if (shipment.equals(line.getShipment())
          && line.getLine() != null
          && line.getQuantity() != null
          && (header == null || Promises.isCurrent(header.getEnvelope(), line.getEnvelope()))) {
        carried.merge(line.getLine(), line.getQuantity(), BigDecimal::add);
      }
    }
    return carried;
  }

  /** The shipment of a key, the first of its records; null where none is known. */
  public static @Nullable Shipment shipment(WatchedOrder order, String shipment) {
    for (Shipment each : order.shipments()) {
      if (shipment.equals(each.getShipment())) {
        return each;
      }
    }
    return null;
  }
}
