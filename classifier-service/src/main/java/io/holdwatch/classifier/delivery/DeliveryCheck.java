package io.holdwatch.classifier.delivery;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.check.OrderCheck;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.contract.fact.Claim;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentState;
import java.time.Instant;
import java.util.List;

/** Finds DELIVERY_FAILED: what happened at the customer's door is not what was wanted. */
public final class DeliveryCheck implements OrderCheck {

  @Override
  public List<Finding> assess(CheckedOrder order, Instant now) {
    if (!order.isOpen() || (order.order().deliveries().isEmpty() && !anyFailed(order))) {
      return List.of();
    }
    Instant settled = settled(order);
    Attempt first = null;
    for (Attempt each : new Attempts(order).bad()) {
      if (!settled.isAfter(each.told())
          && (first == null || each.reason().compareTo(first.reason()) < 0)) {
        first = each;
      }
    }
    return first == null ? List.of() : List.of(new DeliveryFinding(order).of(first));
  }

  private static boolean anyFailed(CheckedOrder order) {
    for (Shipment shipment : order.order().shipments()) {
      if (shipment.getState() == ShipmentState.FAILED) {
        return true;
      }
    }
    return false;
  }

  /** When the newest claim that is not open any more was told; what is older has been settled. */
  private static Instant settled(CheckedOrder order) {
    Instant settled = Instant.MIN;
    for (Claim claim : order.order().papers(Claim.class)) {
      Instant told = claim.getEnvelope().getEventTime();
      settled = Boolean.FALSE.equals(claim.getOpen()) && told.isAfter(settled) ? told : settled;
    }
    return settled;
  }
}
