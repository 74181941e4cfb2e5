package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.Happening.EstimateStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.Happening.ScheduleStated;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import io.holdwatch.deploy.simulation.history.PlanHappening.ShipmentPlanned;
import io.holdwatch.deploy.simulation.history.Pricing;
import io.holdwatch.deploy.simulation.history.SalesHappening.NumberStated;
import io.holdwatch.deploy.simulation.history.Sourcing;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.Terms;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the world of each change of an order, and writes it into the order's history in the same
 * breath, so that the two never differ.
 */
final class Announcer {
  private final Channels channels;
  private final ErpFeed erp;
  private final CloudFeed shipments;
  private final CloudFeed estimates;
  private final List<Consumer<Shipment>> shipmentListeners = new ArrayList<>();

  Announcer(Channels channels) {
    this.channels = channels;
    erp = channels.erp;
    shipments = channels.cloud("wms", "shipment");
    estimates = channels.cloud("tms", "estimate");
  }

  void order(SalesOrder order) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("customer_no", order.customer.number());
    columns.put("customer_po", order.customerPo);
    columns.put("entered_at", order.entered);
    columns.put("ship_to_zone", order.customer.zone().getId());
    columns.put("currency", order.customer.region().currency);
    columns.put("payment", order.payment.name());
    columns.put("changed_at", channels.now());
    Stage stage = order.cancelled ? Stage.CANCELLED : order.closed ? Stage.CLOSED : Stage.OPEN;
    columns.put("status", stage.name());
    erp.put(channels.now(), order.row, columns);
    if (order.history.happenings().isEmpty()) {
      channels.history.add(
          new NumberStated(channels.now(), order.history.order(), order.customerPo));
    }
    order.history.add(
        new OrderStated(
            channels.now(),
            order.customer.zone(),
            stage,
            new Terms(
                channels.key(order.customer.number()),
                null,
                order.customer.region().currency,
                order.entered,
                order.payment)));
  }

  void line(Line line) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("item_no", line.item.number());
    columns.put("site_no", line.site.number());
    columns.put("quantity", line.ordered.toPlainString());
    columns.put("cancelled", line.cancelled.toPlainString());
    columns.put("unit", line.unit);
    columns.put("fulfilment", line.fulfilment().name());
    columns.put("wave_no", line.wave);
    columns.put("supply_no", line.supply);
    UnitPrice net = line.pricing.net();
    columns.put("price", amount(line.pricing.price()));
    columns.put("discount", text(line.pricing.discount()));
    columns.put("net_price", amount(net));
    columns.put("price_per", net == null ? null : net.per().toPlainString());
    columns.put("currency", net == null ? null : net.currency());
    columns.put("list_price", amount(line.listPrice));
    columns.put("contract_no", line.contract);
    UnitPrice cost = line.pricing.unitCost();
    columns.put("unit_cost", amount(cost));
    columns.put("basis", line.order.basis.name());
    columns.put("under_tolerance", line.underTolerance.toPlainString());
    columns.put("changed_at", channels.now());
    erp.put(channels.now(), line.row, columns);
    line.order.history.add(
        new LineStated(
            channels.now(),
            line.number,
            Stage.OPEN,
            line.site.from(),
            line.order.basis,
            line.ordered,
            line.cancelled,
            null,
            line.underTolerance,
            new Sourcing(
                channels.key(line.item.number()),
                channels.key(line.site.number()),
                line.unit,
                line.fulfilment(),
                channels.keyOrNull(line.wave),
                channels.keyOrNull(line.supply)),
            new Pricing(
                line.pricing.price(),
                line.pricing.discount(),
                net,
                cost,
                line.listPrice,
                channels.keyOrNull(line.contract))));
  }

  private static @Nullable String amount(@Nullable UnitPrice price) {
    return price == null ? null : price.amount().toPlainString();
  }

  private static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }

  void schedule(Schedule schedule) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("quantity", schedule.quantity.toPlainString());
    columns.put("requested_date", schedule.requested);
    columns.put("promised_date", schedule.promised);
    columns.put("promised_at", schedule.promisedAt);
    columns.put("confirmed_date", schedule.confirmed);
    columns.put("changed_at", channels.now());
    erp.put(channels.now(), schedule.row, columns);
    schedule.line.order.history.add(
        new ScheduleStated(
            channels.now(),
            schedule.line.number,
            schedule.number,
            schedule.quantity,
            schedule.requested,
            schedule.promised,
            schedule.promisedAt,
            schedule.confirmed));
  }

  /** Calls a listener for each shipment that was told, after it. */
  void onShipment(Consumer<Shipment> listener) {
    shipmentListeners.add(listener);
  }

  void shipment(Shipment shipment) {
    tell(shipment);
    shipmentListeners.forEach(listener -> listener.accept(shipment));
  }

  private void tell(Shipment shipment) {
    shipment.told = true;
    List<Object> lines = new ArrayList<>();
    List<Carried> contents = new ArrayList<>();
    shipment
        .contents()
        .forEach(
            (line, quantity) -> {
              Map<String, Object> each = new LinkedHashMap<>();
              each.put("line_no", line.number);
              each.put("item_no", line.item.number());
              each.put("quantity", quantity.toPlainString());
              lines.add(each);
              contents.add(new Carried(line.number, quantity));
            });
    Map<String, @Nullable Object> data = new LinkedHashMap<>(shipmentKey(shipment));
    data.put("order_no", shipment.order.number);
    data.put("site_no", shipment.site.number());
    data.put("state", shipment.state.name());
    data.put("shipped_at", shipment.shippedAt);
    data.put("delivered_at", shipment.deliveredAt);
    data.put("carrier", shipment.carrier);
    data.put("planned_date", shipment.planned);
    data.put("route", shipment.route());
    data.put("lines", lines);
    shipments.publish(channels.now(), shipmentKey(shipment), shipment.number, data);
    channels.history.add(
        new ShipmentPlanned(
            channels.now(),
            channels.key(shipment.number),
            channels.key(shipment.order.number),
            channels.key(shipment.site.number()),
            shipment.planned,
            shipment.route(),
            shipment.carrier,
            shipment.state.name(),
            contents.size()));
    shipment.order.history.add(
        new ShipmentStated(
            channels.now(),
            shipment.number,
            shipment.state == Shipment.State.CANCELLED,
            shipment.shippedAt,
            shipment.deliveredAt,
            List.copyOf(contents)));
  }

  void estimate(Shipment shipment, Schedule schedule, Instant estimated) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>(shipmentKey(shipment));
    data.put("order_no", shipment.order.number);
    data.put("line_no", schedule.line.number);
    data.put("schedule_no", schedule.number);
    data.put("estimated_at", estimated);
    estimates.publish(channels.now(), schedule.row.key, shipment.number, data);
    shipment.order.history.add(
        new EstimateStated(channels.now(), schedule.line.number, schedule.number, estimated));
  }

  private Map<String, Object> shipmentKey(Shipment shipment) {
    return channels.cloudKey("shipment_no", shipment.number);
  }
}
