package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
          && (header == null || isCurrent(header.getEnvelope(), line.getEnvelope()))) {
        order
            .carried(line)
            .ifPresent(quantity -> carried.merge(line.getLine(), quantity, BigDecimal::add));
      }
    }
    carried.replaceAll((line, quantity) -> Moved.rounded(quantity));
    return carried;
  }

  /** The records that say how much of a line a shipment carries. */
  public static List<ShipmentLine> told(WatchedOrder order, String shipment, String line) {
    Shipment header = shipment(order, shipment);
    List<ShipmentLine> told = new ArrayList<>();
    for (ShipmentLine each : order.shipmentLines()) {
      if (shipment.equals(each.getShipment())
          && line.equals(each.getLine())
          && each.getQuantity() != null
          && (header == null || isCurrent(header.getEnvelope(), each.getEnvelope()))) {
        told.add(each);
      }
    }
    return told;
  }

  /** A record of what a shipment carries, as evidence. */
  public static Basis basis(ShipmentLine line) {
    return new Basis(
        "shipment " + line.getShipment() + " line " + line.getLine(),
        "carries " + Words.quantity(line.getQuantity(), line.getUnit()),
        line);
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

  /**
   * Whether a shipment line still stands. One that came within its shipment's own record is
   * replaced with it: where the newer record lists the line no more, the line is gone, and only its
   * older version tells.
   */
  public static boolean isCurrent(Envelope shipment, Envelope line) {
    boolean sameRecord =
        shipment.getSource().equals(line.getSource())
            && shipment.getRecordType().equals(line.getRecordType());
    return !sameRecord || shipment.getVersion().equals(line.getVersion());
  }
}
