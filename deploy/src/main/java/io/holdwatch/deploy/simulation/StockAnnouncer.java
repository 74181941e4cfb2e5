package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.Shelf.Lot;
import io.holdwatch.deploy.simulation.history.Gone;
import io.holdwatch.deploy.simulation.history.PlanHappening.WaveLimited;
import io.holdwatch.deploy.simulation.history.StockHappening.LotStated;
import io.holdwatch.deploy.simulation.history.StockHappening.ReservationStated;
import io.holdwatch.deploy.simulation.history.StockHappening.StockStated;
import io.holdwatch.deploy.simulation.history.StockHappening.SupplyStated;
import io.holdwatch.deploy.simulation.history.StockHappening.WaveStated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what is on the shelves, set aside for lines, and on its way. */
final class StockAnnouncer {
  /** Stock set aside for a line. */
  record Reservation(String number, Line line, Item item, boolean hard, ErpFeed.Row row) {}

  private final Channels channels;
  private final CloudFeed stocks;
  private final CloudFeed waves;
  private long reservations = 700_000;

  StockAnnouncer(Channels channels) {
    this.channels = channels;
    stocks = channels.cloud("wms", "stock");
    waves = channels.cloud("wms", "wave");
  }

  /** What was on a shelf, of one lot where it is kept by lot, when it was counted. */
  void stock(Shelf shelf, @Nullable String lot, BigDecimal quantity, Instant asOf) {
    String item = shelf.item.number();
    String site = shelf.site.number();
    String number = item + "-" + site + (lot == null ? "" : "-" + lot);
    Map<String, @Nullable Object> data = new LinkedHashMap<>(key("stock_no", number));
    data.put("item_no", item);
    data.put("site_no", site);
    data.put("lot_no", lot);
    data.put("on_hand", quantity.toPlainString());
    data.put("safety", shelf.safety.toPlainString());
    data.put("as_of", asOf);
    stocks.publish(channels.now(), key("stock_no", number), number, data);
    channels.history.add(
        new StockStated(
            channels.now(),
            channels.key(item),
            channels.key(site),
            quantity,
            shelf.safety,
            asOf,
            channels.keyOrNull(lot)));
  }

  void lot(Lot lot, String number, Item item) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("item_no", item.number());
    columns.put("expires_on", lot.expires);
    columns.put("state", lot.state.name());
    channels.say(
        channels.row("lots", "lot_no", number),
        columns,
        new LotStated(
            channels.now(),
            channels.key(number),
            channels.key(item.number()),
            lot.expires,
            lot.state));
  }

  /** A new reservation that is not told yet. */
  Reservation reservation(Line line, Item item, boolean hard) {
    String number = "R" + reservations++;
    return new Reservation(
        number, line, item, hard, channels.row("reservations", "reservation_no", number));
  }

  /** Tells how much is set aside; nothing: that the reservation has gone. */
  void reserved(Reservation reservation, BigDecimal quantity) {
    Line line = reservation.line();
    ReservationStated said =
        new ReservationStated(
            channels.now(),
            channels.key(reservation.number()),
            channels.key(line.order.number),
            line.number,
            channels.key(reservation.item().number()),
            channels.key(line.site.number()),
            quantity,
            reservation.hard());
    if (quantity.signum() == 0) {
      channels.erp.delete(channels.now(), reservation.row());
      channels.history.add(new Gone(channels.now(), said));
      return;
    }
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("item_no", reservation.item().number());
    columns.put("site_no", line.site.number());
    columns.put("order_no", line.order.number);
    columns.put("line_no", line.number);
    columns.put("quantity", quantity.toPlainString());
    columns.put("hard", reservation.hard());
    channels.say(reservation.row(), columns, said);
  }

  void purchase(PurchaseOrder order) {
    Line line = order.line;
    String site = line == null ? order.site.number() : null;
    LocalDate arrived = order.arrived;
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("item_no", order.item.number());
    columns.put("site_no", site);
    columns.put("supplier_no", order.item.supplier());
    columns.put("quantity", order.ordered.toPlainString());
    columns.put("confirmed_quantity", text(order.confirmedQuantity));
    columns.put("received", order.received.toPlainString());
    columns.put("due_date", order.due);
    columns.put("confirmed_date", order.confirmed);
    columns.put("arrived_date", arrived);
    columns.put("cancelled", order.cancelled);
    columns.put("order_no", line == null ? null : line.order.number);
    columns.put("line_no", line == null ? null : line.number);
    channels.say(
        channels.row("purchase_lines", "purchase_no", order.number),
        columns,
        new SupplyStated(
            channels.now(),
            channels.key(order.number),
            channels.key(order.item.number()),
            channels.keyOrNull(site),
            channels.key(order.item.supplier()),
            order.ordered,
            order.confirmedQuantity,
            order.received,
            order.due,
            order.confirmed,
            arrived,
            order.cancelled,
            line == null ? null : channels.key(line.order.number),
            line == null ? null : line.number));
  }

  /** What a wave has to keep to, and whether it was released. */
  record Limits(Instant planned, @Nullable Instant released, Instant cutOff, int capacity) {}

  void wave(String number, String site, Limits limits) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>(key("wave_no", number));
    data.put("site_no", site);
    data.put("planned_release", limits.planned());
    data.put("released_at", limits.released());
    data.put("cut_off", limits.cutOff());
    data.put("capacity", limits.capacity());
    waves.publish(channels.now(), key("wave_no", number), number, data);
    channels.history.add(
        new WaveStated(channels.now(), channels.key(number), limits.planned(), limits.released()));
    channels.history.add(
        new WaveLimited(
            channels.now(),
            channels.key(number),
            limits.planned(),
            limits.released(),
            limits.cutOff(),
            limits.capacity()));
  }

  private Map<String, Object> key(String column, String number) {
    return channels.cloudKey(column, number);
  }

  private static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
