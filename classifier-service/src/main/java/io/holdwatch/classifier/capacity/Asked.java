package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.capacity.CapacityLedger.Booking;
import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.contract.fact.Shipment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an order asks of transport.
 *
 * @param order the order
 * @param amounts what it asks of each resource [millionths]
 * @param planned its shipments that have not left, with the end of the day that each is planned for
 * @param waves the waves that lines with open quantity are planned for
 * @param sites sites that its shipments leave from
 */
record Asked(
    CheckedOrder order,
    Map<Booking<Turn>, Long> amounts,
    List<Planned> planned,
    Set<String> waves,
    Set<String> sites) {

  /** A shipment that has not left. */
  record Planned(Shipment shipment, Turn turn, List<Resource> resources, Instant dayEnds) {}

  boolean isNothing() {
    return amounts.isEmpty();
  }
}
