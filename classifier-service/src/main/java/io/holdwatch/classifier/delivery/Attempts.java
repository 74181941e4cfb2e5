package io.holdwatch.classifier.delivery;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.promise.Carried;
import io.holdwatch.classifier.promise.Due;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How the shipments of an order were delivered: of each line the newest that is told. */
record Attempts(CheckedOrder order) {

  /** Everything that is not as it should be. */
  List<Attempt> bad() {
    Map<String, List<Delivery>> byShipment = new TreeMap<>();
    for (Delivery each : order.order().deliveries()) {
      String shipment = each.getShipment() == null ? "" : each.getShipment();
      byShipment.computeIfAbsent(shipment, s -> new ArrayList<>()).add(each);
    }
    List<Attempt> bad = new ArrayList<>();
    byShipment.forEach((shipment, deliveries) -> add(shipment, deliveries, bad));
    for (Shipment shipment : order.order().shipments()) {
      String name = shipment.getShipment();
      if (shipment.getState() == ShipmentState.FAILED
          && name != null
          && !byShipment.containsKey(name)) {
        bad.add(Attempt.of(shipment, Carried.of(order.order(), name).keySet()));
      }
    }
    return bad;
  }

  private void add(String shipment, List<Delivery> deliveries, List<Attempt> bad) {
    deliveries.sort(
        Comparator.comparing(this::when)
            .thenComparing(each -> FactKeys.gateKey(each, each.getEnvelope())));
    Map<Delivery, Set<String>> newest = new LinkedHashMap<>();
    for (String line : lines(shipment, deliveries)) {
      Delivery last = null;
      for (Delivery each : deliveries) {
        last = each.getLine() == null || each.getLine().equals(line) ? each : last;
      }
      if (last != null) {
        newest.computeIfAbsent(last, d -> new TreeSet<>()).add(line);
      }
    }
    if (newest.isEmpty()) {
      newest.put(deliveries.getLast(), Set.of());
    }
    newest.forEach(
        (delivery, lines) -> {
          DeliveryReason reason = DeliveryReason.of(delivery.getOutcome());
          if (reason != null && !arrivedSince(shipment, delivery, reason)) {
            bad.add(Attempt.of(reason, delivery, shipment.isEmpty() ? null : shipment, lines));
          }
        });
  }

  /** The lines that a shipment carries, else those of the order; and those that are told of. */
  private Set<String> lines(String shipment, List<Delivery> deliveries) {
    Set<String> lines = new TreeSet<>(Carried.of(order.order(), shipment).keySet());
    if (lines.isEmpty()) {
      for (Outlook line : order.lines()) {
        lines.add(line.number());
      }
    }
    for (Delivery each : deliveries) {
      if (each.getLine() != null) {
        lines.add(each.getLine());
      }
    }
    return lines;
  }

  /** A shipment that arrives after all was not refused, and did not fail. */
  private boolean arrivedSince(String name, Delivery delivery, DeliveryReason reason) {
    Shipment shipment = Carried.shipment(order.order(), name);
    return reason != DeliveryReason.PARTIAL
        && shipment != null
        && shipment.getState() == ShipmentState.DELIVERED
        && shipment.getDelivered() != null
        && act(shipment.getDelivered()).isAfter(when(delivery));
  }

  private Instant when(Delivery delivery) {
    return delivery.getDelivered() == null
        ? delivery.getEnvelope().getEventTime()
        : act(delivery.getDelivered());
  }

  private Instant act(DateOrTime date) {
    @Nullable String zone = order.header().getShipToZone();
    return Due.act(date, null, zone != null ? zone : order.header().getZone());
  }
}
