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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    Set<String> counted = new HashSet<>();
    for (Shipment shipment : order.shipments()) {
      Instant when = deliver ? delivered(shipment, site) : shipped(shipment, site);
      String shipFrom = shipment.getSite() != null ? shipment.getSite() : from;
      List<BigDecimal> quantities = when == null ? List.of() : carried(shipment, line);
      for (BigDecimal quantity : quantities) {
        moved.add(new Moved(shipFrom, Objects.requireNonNull(when), quantity));
      }
      if (!quantities.isEmpty() && shipment.getShipment() != null) {
        counted.add(shipment.getShipment());
      }
    }
    if (deliver) {
      arrived(line, counted)
          .forEach(each -> moved.add(new Moved(from, each.at(), each.quantity())));
    }
    BigDecimal told = Moved.sum(moved);
    BigDecimal reported = orZero(deliver ? line.getDelivered() : line.getShipped());
    if (reported.compareTo(told) > 0) {
      moved.add(new Moved(from, line.getEnvelope().getEventTime(), reported.subtract(told)));
    }
    return moved;
  }

  /** What a shipment carries of a line, by the records that say so. */
  private List<BigDecimal> carried(Shipment shipment, OrderLine line) {
    if (shipment.getWholeOrder()) {
      return List.of(line.getOrdered().subtract(orZero(line.getCancelled())));
    }
    List<BigDecimal> carried = new ArrayList<>();
    for (ShipmentLine each : order.shipmentLines()) {
      if (Objects.equals(each.getShipment(), shipment.getShipment())
          && Objects.equals(each.getLine(), line.getLine())
          && Carried.isCurrent(shipment.getEnvelope(), each.getEnvelope())) {
        order.carried(each).ifPresent(carried::add);
      }
    }
    return carried;
  }

  /**
   * What deliveries say that arrived of a line. A delivery that names no line is of all that its
   * shipment carries.
   *
   * @param counted shipments of which it is known already that they have arrived
   */
  private List<Moved> arrived(OrderLine line, Set<String> counted) {
    List<Moved> arrived = new ArrayList<>();
    Set<String> whole = new HashSet<>(counted);
    for (Delivery delivery : order.deliveries()) {
      String of = delivery.getShipment();
      boolean all = delivery.getOutcome() == DeliveryResult.DELIVERED;
      if (delivery.getDelivered() == null
          || !(all || delivery.getOutcome() == DeliveryResult.PARTIAL)
          || (of != null && whole.contains(of))) {
        continue;
      }
      Instant when = ends.act(delivery.getDelivered(), null);
      if (Objects.equals(delivery.getLine(), line.getLine()) && delivery.getQuantity() != null) {
        arrived.add(new Moved(null, when, delivery.getQuantity()));
      } else if (delivery.getLine() == null && all && of != null) {
        whole.add(of);
        for (Shipment shipment : order.shipments()) {
          if (of.equals(shipment.getShipment())) {
            carried(shipment, line).forEach(each -> arrived.add(new Moved(null, when, each)));
          }
        }
      }
    }
    return arrived;
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
