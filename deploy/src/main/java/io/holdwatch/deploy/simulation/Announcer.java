package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.SalesOrder.Schedule;
import io.holdwatch.deploy.simulation.history.Happening.Carried;
import io.holdwatch.deploy.simulation.history.Happening.EstimateStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.Happening.ScheduleStated;
import io.holdwatch.deploy.simulation.history.Happening.ShipmentStated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the world of each change, and writes it into the order's history in the same breath, so
 * that the two never differ.
 */
final class Announcer {
  private final String legalEntity;
  private final Agenda agenda;
  private final List<ChangeEvent> outbox;
  private final ErpFeed erp;
  private final CloudFeed shipments;
  private final CloudFeed estimates;

  Announcer(String legalEntity, Agenda agenda, List<ChangeEvent> outbox) {
    this.legalEntity = legalEntity;
    this.agenda = agenda;
    this.outbox = outbox;
    erp = new ErpFeed(outbox::add);
    shipments =
        new CloudFeed("wms.demo.shipments", "/wms/demo", "io.holdwatch.demo.shipment", outbox::add);
    estimates =
        new CloudFeed("tms.demo.estimates", "/tms/demo", "io.holdwatch.demo.estimate", outbox::add);
  }

  /** Everything told since the last time. */
  List<ChangeEvent> drain() {
    List<ChangeEvent> told = List.copyOf(outbox);
    outbox.clear();
    return told;
  }

  void snapshot(MasterRows rows) {
    erp.snapshot(agenda.now(), rows.tables());
  }

  void master(ErpFeed.Row row, Map<String, @Nullable Object> columns) {
    erp.put(agenda.now(), row, columns);
  }

  void withdrawn(ErpFeed.Row row) {
    erp.delete(agenda.now(), row);
  }

  void order(SalesOrder order) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("customer_no", order.customer.number());
    columns.put("customer_po", order.customerPo);
    columns.put("entered_at", order.entered);
    columns.put("ship_to_zone", order.customer.zone().getId());
    columns.put("currency", order.customer.region().currency);
    columns.put("changed_at", agenda.now());
    columns.put("status", order.cancelled ? "CANCELLED" : order.closed ? "CLOSED" : "OPEN");
    erp.put(agenda.now(), order.row, columns);
    order.history.add(new OrderStated(agenda.now(), order.customer.zone(), order.cancelled));
  }

  void line(Line line) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("item_no", line.item.number());
    columns.put("site_no", line.site.number());
    columns.put("quantity", line.ordered.toPlainString());
    columns.put("cancelled", line.cancelled.toPlainString());
    columns.put("unit", line.item.unit());
    columns.put("net_price", line.item.price().toPlainString());
    columns.put("basis", line.order.basis.name());
    columns.put("under_tolerance", line.underTolerance.toPlainString());
    columns.put("changed_at", agenda.now());
    erp.put(agenda.now(), line.row, columns);
    line.order.history.add(
        new LineStated(
            agenda.now(),
            line.number,
            line.site.from(),
            line.order.basis,
            line.ordered,
            line.cancelled,
            line.underTolerance));
  }

  void schedule(Schedule schedule) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("quantity", schedule.quantity.toPlainString());
    columns.put("requested_date", schedule.requested);
    columns.put("promised_date", schedule.promised);
    columns.put("promised_at", schedule.promisedAt);
    columns.put("confirmed_date", schedule.confirmed);
    columns.put("changed_at", agenda.now());
    erp.put(agenda.now(), schedule.row, columns);
    schedule.line.order.history.add(
        new ScheduleStated(
            agenda.now(),
            schedule.line.number,
            schedule.number,
            schedule.quantity,
            schedule.requested,
            schedule.promised,
            schedule.promisedAt,
            schedule.confirmed));
  }

  void shipment(Shipment shipment) {
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
    data.put("lines", lines);
    shipments.publish(agenda.now(), shipmentKey(shipment), shipment.number, data);
    shipment.order.history.add(
        new ShipmentStated(
            agenda.now(),
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
    estimates.publish(agenda.now(), schedule.row.key, shipment.number, data);
    shipment.order.history.add(
        new EstimateStated(agenda.now(), schedule.line.number, schedule.number, estimated));
  }

  private Map<String, Object> shipmentKey(Shipment shipment) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("legal_entity", legalEntity);
    key.put("shipment_no", shipment.number);
    return key;
  }
}
