package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.feed.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The generated load: orders with two lines, a schedule line each, and their shipment, {@value
 * #EVENTS_PER_ORDER} events an order; about {@value #LATE_PERCENT} % are late when they are
 * entered. The same seed, entities and time give the same bytes.
 */
final class Load {
  /** Events of one order. */
  static final int EVENTS_PER_ORDER = 8;

  /** Legal entities, which are the scopes. */
  static final int ENTITIES = 8;

  private static final int LATE_PERCENT = 15;
  private static final int LINES = 2;
  private static final int CUSTOMERS = 50;
  private static final int ITEMS = 100;

  /** Of every line, so that none is unusual. */
  private static final int QUANTITY = 10;

  private static final int SITES = 3;
  private static final int SHIPPED_AFTER = 400;

  private final Random random;
  private final String prefix;
  private final Instant now;
  private final LocalDate today;
  private final Rows rows;
  private long orders;

  private record Order(String entity, String number, boolean late, int item, int site) {
    String key() {
      return "\"legal_entity\":\"" + entity + "\",\"order_no\":\"" + number + "\"";
    }

    int item(int line) {
      return (item + line) % ITEMS;
    }
  }

  /**
   * A load of its own entities.
   *
   * @param seed chooses customers, items, and which orders are late
   * @param prefix of its legal entities
   * @param now the present time; promises and shipments lie around it
   */
  Load(long seed, String prefix, Instant now) {
    this.random = new Random(seed);
    this.prefix = prefix;
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    this.rows = new Rows(now);
  }

  /** Topics that it writes to. */
  static List<String> topics() {
    return List.of(
        "erp.bench.customers",
        "erp.bench.credit_accounts",
        "erp.bench.items",
        "erp.bench.prices",
        "erp.bench.sites",
        "erp.bench.stock",
        "erp.bench.orders",
        "erp.bench.order_lines",
        "erp.bench.schedule_lines",
        "wms.bench.shipments",
        "wms.bench.shipment_lines");
  }

  /** Master data, stock, prices and credit: enough of each for every order that follows. */
  Batch master() {
    List<Event> events = new ArrayList<>();
    for (int e = 0; e < ENTITIES; e++) {
      String entity = "\"legal_entity\":\"" + prefix + e + "\",";
      for (int c = 0; c < CUSTOMERS; c++) {
        master(
            events,
            "customers",
            entity + "\"customer_no\":\"C" + c + "\"",
            "\"name\":\"Customer "
                + c
                + "\",\"tier\":\"B\",\"zone\":\"UTC\",\"credit_account\":\"C"
                + c
                + "\"");
        master(
            events,
            "credit_accounts",
            entity + "\"credit_account\":\"C" + c + "\"",
            "\"credit_limit\":\"900000000000\",\"currency\":\"EUR\"");
      }
      for (int i = 0; i < ITEMS; i++) {
        String item = entity + "\"item_no\":\"I" + i + "\"";
        master(events, "items", item, "\"name\":\"Item " + i + "\",\"unit\":\"EA\"");
        master(
            events,
            "prices",
            item,
            "\"list_price\":\"" + price(i) + "\",\"currency\":\"EUR\",\"unit\":\"EA\"");
      }
      for (int s = 0; s < SITES; s++) {
        String site = entity + "\"site_no\":\"W" + s + "\"";
        master(events, "sites", site, "\"name\":\"Site " + s + "\",\"zone\":\"UTC\"");
        for (int i = 0; i < ITEMS; i++) {
          master(
              events,
              "stock",
              site + ",\"item_no\":\"I" + i + "\"",
              "\"on_hand\":\"900000000000\"");
        }
      }
    }
    Map<String, Long> facts = new HashMap<>();
    long entities = ENTITIES;
    facts.put("Customer", entities * CUSTOMERS);
    facts.put("CreditAccount", entities * CUSTOMERS);
    facts.put("Item", entities * ITEMS);
    facts.put("Price", entities * ITEMS);
    facts.put("Site", entities * SITES);
    facts.put("Stock", entities * SITES * ITEMS);
    return new Batch(events, Set.of(), facts);
  }

  private void master(List<Event> events, String table, String key, String columns) {
    events.add(rows.row("erp.bench." + table, key, columns, at(30)));
  }

  /** The next so many orders; each is shipped some hundred orders after it was entered. */
  Batch next(int count) {
    List<Event> events = new ArrayList<>(count * EVENTS_PER_ORDER);
    Set<String> late = new HashSet<>();
    List<Order> entered = new ArrayList<>(count);
    for (int i = 0; i < count + SHIPPED_AFTER; i++) {
      if (i < count) {
        Order order = enter(events);
        entered.add(order);
        if (order.late()) {
          late.add(order.entity() + ":" + order.number());
        }
      }
      if (i >= SHIPPED_AFTER) {
        ship(events, entered.get(i - SHIPPED_AFTER));
      }
    }
    long each = count;
    return new Batch(
        events,
        late,
        Map.of(
            "Order", each,
            "OrderLine", each * LINES,
            "ScheduleLine", each * LINES,
            "Shipment", each,
            "ShipmentLine", each * LINES));
  }

  private Order enter(List<Event> events) {
    Order order =
        new Order(
            prefix + orders % ENTITIES,
            String.format(Locale.ROOT, "SO%07d", orders++),
            random.nextInt(100) < LATE_PERCENT,
            random.nextInt(ITEMS),
            random.nextInt(SITES));
    Instant changed = at(order.late() ? 4 : 1);
    LocalDate promised = order.late() ? today.minusDays(2) : today.plusDays(5);
    events.add(
        rows.row(
            "erp.bench.orders",
            order.key(),
            "\"customer_no\":\"C"
                + random.nextInt(CUSTOMERS)
                + "\",\"customer_po\":\"PO-"
                + order.number()
                + "\",\"entered_at\":\""
                + changed
                + "\",\"ship_to_zone\":\"UTC\",\"currency\":\"EUR\",\"status\":\"OPEN\"",
            changed));
    for (int line = 1; line <= LINES; line++) {
      events.add(
          rows.row(
              "erp.bench.order_lines",
              order.key() + ",\"line_no\":\"" + line + "\"",
              "\"item_no\":\"I"
                  + order.item(line)
                  + "\",\"site_no\":\"W"
                  + order.site()
                  + "\",\"unit\":\"EA\",\"quantity\":\""
                  + QUANTITY
                  + "\",\"cancelled\":null,\"net_price\":\""
                  + price(order.item(line))
                  + "\",\"currency\":\"EUR\",\"basis\":\"SHIP\",\"under_tolerance\":\"0\"",
              changed));
    }
    for (int line = 1; line <= LINES; line++) {
      events.add(
          rows.row(
              "erp.bench.schedule_lines",
              order.key() + ",\"line_no\":\"" + line + "\",\"schedule_no\":\"1\"",
              "\"quantity\":\""
                  + QUANTITY
                  + "\",\"requested_date\":\""
                  + promised
                  + "\",\"promised_date\":\""
                  + promised
                  + "\"",
              changed));
    }
    return order;
  }

  private void ship(List<Event> events, Order order) {
    String key = "\"legal_entity\":\"" + order.entity() + "\",\"shipment_no\":\"S" + order.number();
    String reference = "\"order_no\":\"" + order.number() + "\"";
    events.add(
        rows.row(
            "wms.bench.shipments",
            key + "\"",
            reference
                + ",\"site_no\":\"W"
                + order.site()
                + "\",\"state\":\"SHIPPED\",\"shipped_at\":\""
                + now
                + "\",\"carrier\":\"X\"",
            now));
    for (int line = 1; line <= LINES; line++) {
      events.add(
          rows.row(
              "wms.bench.shipment_lines",
              key + "\",\"line_no\":\"" + line + "\"",
              reference + ",\"item_no\":\"I" + order.item(line) + "\",\"quantity\":" + QUANTITY,
              now));
    }
  }

  private Instant at(int daysAgo) {
    return now.minus(Duration.ofDays(daysAgo));
  }

  private static int price(int item) {
    return 10 + item;
  }
}
