package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.DeliveryResult;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.ShipmentState;
import io.holdwatch.contract.fact.Site;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What left or arrived of an order's lines, by shipments, deliveries and the lines themselves. */
final class Movements {
  private final WatchedOrder order;
  private final Ends ends;

  Movements(WatchedOrder order, Ends ends) {
    this.order = order;
    this.ends = ends;
  }

  /** How much of a line had left, or with {@code deliver} arrived, by when. */
  Progress progress(OrderLine line, boolean deliver) {
    Progress progress = new Progress();
    of(line, deliver).forEach(each -> progress.add(each.at(), each.quantity()));
    return progress;
  }

  /** What left, or with {@code deliver} arrived, of a line. */
  List<Moved> of(OrderLine line, boolean deliver) {
    List<Moved> moved = new ArrayList<>();
    String from = ends.siteKey(line);
    Site site = ends.site(line);
    BigDecimal wanted = line.getOrdered().subtract(orZero(line.getCancelled()));
    for (Shipment shipment : order.shipments()) {
      Instant when = deliver ? delivered(shipment, site) : shipped(shipment, site);
      String shipFrom = shipment.getSite() != null ? shipment.getSite() : from;
      if (when == null) {
        continue;
      }
      if (shipment.getWholeOrder()) {
        moved.add(new Moved(shipFrom, when, wanted));
      } else {
        for (ShipmentLine carried : order.shipmentLines()) {
          if (Objects.equals(carried.getShipment(), shipment.getShipment())
              && Objects.equals(carried.getLine(), line.getLine())
              && carried.getQuantity() != null
              && Carried.isCurrent(shipment.getEnvelope(), carried.getEnvelope())) {
            moved.add(new Moved(shipFrom, when, carried.getQuantity()));
          }
        }
      }
    }
    if (deliver) {
      for (Delivery delivery : order.deliveries()) {
        if (Objects.equals(delivery.getLine(), line.getLine())
            && delivery.getDelivered() != null
            && delivery.getQuantity() != null
            && (delivery.getOutcome() == DeliveryResult.DELIVERED
                || delivery.getOutcome() == DeliveryResult.PARTIAL)) {
          moved.add(
              new Moved(from, ends.act(delivery.getDelivered(), null), delivery.getQuantity()));
        }
      }
    }
    BigDecimal told = Moved.sum(moved);
    BigDecimal reported = orZero(deliver ? line.getDelivered() : line.getShipped());
    if (reported.compareTo(told) > 0) {
      moved.add(new Moved(from, line.getEnvelope().getEventTime(), reported.subtract(told)));
    }
    return moved;
  }

  private @Nullable Instant shipped(Shipment shipment, @Nullable Site site) {
    boolean left =
        shipment.getState() == ShipmentState.SHIPPED
            || shipment.getState() == ShipmentState.DELIVERED;
    return left && shipment.getShipped() != null ? ends.act(shipment.getShipped(), site) : null;
  }

  private @Nullable Instant delivered(Shipment shipment, @Nullable Site site) {
    return shipment.getState() == ShipmentState.DELIVERED && shipment.getDelivered() != null
        ? ends.act(shipment.getDelivered(), site)
        : null;
  }

  private static BigDecimal orZero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
