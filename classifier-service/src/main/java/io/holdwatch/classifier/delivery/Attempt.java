package io.holdwatch.classifier.delivery;

import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.Shipment;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The newest that is told of how some lines of a shipment were delivered, and that is not as it
 * should be.
 *
 * @param fact the delivery, or the shipment where it has failed without one
 * @param shipment business key of the shipment; null: not named
 * @param lines line numbers; empty: not known
 * @param told when its fact happened
 */
record Attempt(
    DeliveryReason reason,
    SpecificRecord fact,
    @Nullable String shipment,
    Set<String> lines,
    Instant told) {

  static Attempt of(
      DeliveryReason reason, Delivery delivery, @Nullable String shipment, Set<String> lines) {
    return new Attempt(reason, delivery, shipment, lines, delivery.getEnvelope().getEventTime());
  }

  static Attempt of(Shipment shipment, Set<String> lines) {
    return new Attempt(
        DeliveryReason.FAILED,
        shipment,
        shipment.getShipment(),
        lines,
        shipment.getEnvelope().getEventTime());
  }
}
