package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goods that suppliers send straight to the customer. */
final class DropShipping {
  private final World world;
  private final Suppliers suppliers;
  private final Map<PurchaseOrder, Shipment> waiting = new LinkedHashMap<>();

  DropShipping(World world, Suppliers suppliers) {
    this.world = world;
    this.suppliers = suppliers;
    suppliers.onArrival(this::onArrival);
    suppliers.onSlip(this::onSlip);
  }

  /** Has the supplier ship a line when it has the goods. */
  void order(Line line) {
    List<Shipment.Part> parts =
        line.schedules.stream().map(each -> new Shipment.Part(each, each.quantity)).toList();
    Shipment shipment = world.shipment(line.order, line.site, parts);
    world.agenda().after(world.dice().hours(0.2, 3), () -> buy(line, shipment));
  }

  private void buy(Line line, Shipment shipment) {
    if (line.asked().signum() > 0) {
      PurchaseOrder order =
          suppliers.order(line.item, line.site, line, line.asked().multiply(line.factor));
      waiting.put(order, shipment);
      line.supply = order.number;
      world.announcer().line(line);
    } else {
      world.orders().drop(shipment);
      world.orders().closeIfDone(line.order);
    }
  }

  private void onArrival(PurchaseOrder order) {
    Shipment shipment = waiting.remove(order);
    if (shipment != null) {
      world.pick(shipment);
    }
  }

  private void onSlip(PurchaseOrder order) {
    Shipment shipment = waiting.get(order);
    if (shipment == null || order.line == null) {
      return;
    }
    Line line = order.line;
    if (order.cancelled) {
      waiting.remove(order);
      world.agenda().after(world.dice().hours(5, 40), () -> buy(line, shipment));
    } else {
      world
          .planning()
          .slip(world.dice().hours(1, 12), () -> List.of(line), each -> true, order.arrival);
    }
  }
}
