package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.scenario.FactYaml;
import io.holdwatch.contract.fact.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;

/**
 * A generated distributor in trouble: scarce items at a few sites, slipped supply, customers near
 * their limits, prices off their lists, holds without a cause.
 */
final class OptionWorld {
  static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
  private static final int SITES = 3;
  private static final int ITEMS = 5;
  private static final int CUSTOMERS = 5;

  private final Random random;
  private final Map<String, SpecificRecord> facts = new LinkedHashMap<>();

  private OptionWorld(long seed) {
    random = new Random(seed);
  }

  /** Facts by gate key, in an order that sources could have sent them in. */
  static Map<String, SpecificRecord> facts(long seed) {
    OptionWorld world = new OptionWorld(seed);
    world.goods();
    world.customers();
    for (int order = 0; order < 14; order++) {
      world.order(order);
    }
    return world.facts;
  }

  private void goods() {
    put("Approval", 0, fields("order", "elsewhere", "subject", "discount", "state", "GRANTED"));
    for (int site = 0; site < SITES; site++) {
      put("Site", site, Map.of("site", "W" + site, "zone", "UTC", "cutOff", 17 * 60));
      for (int to = 0; to < SITES; to++) {
        if (to != site && chance(70)) {
          put(
              "Lane",
              site * 10 + to,
              fields(
                  "lane", "W" + site + "W" + to,
                  "fromSite", "W" + site,
                  "toSite", "W" + to,
                  "transitDays", 1 + random.nextInt(4)));
        }
      }
    }
    for (int item = 0; item < ITEMS; item++) {
      String state = chance(15) ? "NOT_SUPPLIABLE" : chance(10) ? "BLOCKED" : "ACTIVE";
      put("Item", item, fields("item", "I" + item, "baseUnit", "PCE", "state", state));
      put(
          "Price",
          item,
          fields("price", "P" + item, "kind", "LIST", "item", "I" + item, "amount", 10));
      if (chance(60)) {
        put(
            "Substitute",
            item,
            fields(
                "item", "I" + item,
                "substitute", "I" + (item + 1) % ITEMS,
                "approved", true,
                "factor", 1 + random.nextInt(2)));
      }
      if (chance(40)) {
        put(
            "VendorItem",
            item,
            fields("supplier", "V", "item", "I" + item, "leadTime", 1 + random.nextInt(6)));
      }
      for (int site = 0; site < SITES; site++) {
        if (chance(85)) {
          put(
              "Stock",
              item * 10 + site,
              fields("item", "I" + item, "site", "W" + site, "onHand", random.nextInt(25)));
        }
        if (chance(50)) {
          supply(item, site);
        }
      }
    }
  }

  private void supply(int item, int site) {
    LocalDate due = TODAY.plusDays(random.nextInt(8));
    Map<String, Object> supply =
        fields(
            "supply", "S" + item + site,
            "item", "I" + item,
            "site", "W" + site,
            "ordered", 5 + random.nextInt(20),
            "due", date(due),
            "cancelled", chance(15));
    if (chance(60)) {
      supply.put("confirmed", date(due.plusDays(random.nextInt(8))));
    }
    put("Supply", item * 10 + site, supply);
  }

  private void customers() {
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      put(
          "Customer",
          customer,
          fields(
              "customer", "C" + customer,
              "creditAccount", "A" + customer,
              "tier", List.of("A", "B", "C").get(random.nextInt(3))));
      Map<String, Object> account =
          fields(
              "creditAccount", "A" + customer,
              "limit", Map.of("amount", 100 + random.nextInt(500), "currency", "EUR"),
              "flagged", chance(10));
      put("CreditAccount", customer, account);
      for (int invoice = 0; invoice < random.nextInt(3); invoice++) {
        put(
            "Invoice",
            customer * 10 + invoice,
            fields(
                "invoice",
                "R" + customer + invoice,
                "kind",
                "INVOICE",
                "creditAccount",
                "A" + customer,
                "open",
                Map.of("amount", 50 + random.nextInt(200), "currency", "EUR"),
                "due",
                date(TODAY.minusDays(random.nextInt(60)))));
      }
    }
  }

  private void order(int order) {
    String key = "O" + order;
    int site = random.nextInt(SITES);
    put(
        "Order",
        order,
        fields(
            "order",
            key,
            "number",
            key,
            "customer",
            "C" + random.nextInt(CUSTOMERS),
            "site",
            "W" + site,
            "stage",
            "OPEN",
            "payment",
            "OPEN_ACCOUNT",
            "basis",
            "SHIP",
            "entered",
            at(order).toString()));
    for (int line = 1; line <= 1 + random.nextInt(2); line++) {
      int item = random.nextInt(ITEMS);
      int net = chance(15) ? 8 + random.nextInt(5) : 10;
      Map<String, Object> fields =
          fields(
              "order",
              key,
              "line",
              String.valueOf(line),
              "item",
              chance(4) ? "IX" : "I" + item,
              "unit",
              chance(4) ? "BOX" : "PCE",
              "ordered",
              1 + random.nextInt(20),
              "price",
              net,
              "netPrice",
              net,
              "promised",
              date(TODAY.plusDays(random.nextInt(8) - 1)));
      if (chance(10)) {
        fields.put("listPrice", 10 + net);
      }
      if (chance(15)) {
        fields.put("confirmed", date(TODAY.plusDays(3 + random.nextInt(8))));
      }
      put("OrderLine", order * 10 + line, fields);
      if (chance(25)) {
        put(
            "Reservation",
            order * 10 + line,
            fields(
                "reservation", "Q" + order + line,
                "item", "I" + item,
                "site", "W" + (chance(60) ? site : random.nextInt(SITES)),
                "order", key,
                "line", String.valueOf(line),
                "quantity", 1 + random.nextInt(8),
                "hard", true));
      }
    }
    if (chance(15)) {
      delivered(order, key);
    }
    if (chance(20)) {
      put(
          "Hold",
          order,
          fields(
              "hold",
              "H" + order,
              "order",
              key,
              "level",
              "ORDER",
              "kind",
              List.of("credit", "stock", "price").get(random.nextInt(3)),
              "setAt",
              at(order).toString()));
    }
  }

  /** Goods that left, and what went wrong at the door or with the papers. */
  private void delivered(int order, String key) {
    put(
        "Shipment",
        order,
        fields(
            "shipment",
            "D" + order,
            "order",
            key,
            "wholeOrder",
            true,
            "site",
            "W0",
            "state",
            "DELIVERED",
            "shipped",
            date(TODAY.minusDays(6)),
            "delivered",
            date(TODAY.minusDays(5))));
    if (chance(50)) {
      put(
          "Delivery",
          order,
          fields(
              "delivery",
              "V" + order,
              "shipment",
              "D" + order,
              "order",
              key,
              "outcome",
              chance(50) ? "REFUSED" : "FAILED",
              "delivered",
              date(TODAY.minusDays(5))));
    }
    if (chance(50)) {
      put(
          "Document",
          order,
          fields(
              "document",
              "P" + order,
              "kind",
              "PROOF_OF_DELIVERY",
              "order",
              key,
              "shipment",
              "D" + order,
              "issued",
              date(TODAY.minusDays(chance(50) ? 9 : 4))));
    }
  }

  private static Instant at(int order) {
    return NOW.minusSeconds(60L * 60 * (200 - order));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private static String date(LocalDate date) {
    return date.toString();
  }

  private static Map<String, Object> fields(Object... pairs) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i].toString(), pairs[i + 1]);
    }
    return fields;
  }

  private void put(String type, int id, Map<String, Object> fields) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put("id", id);
    all.put("at", NOW.minusSeconds(60L * 60 * 24 * 10).toString());
    SpecificRecord fact = FactYaml.of(Map.of(type, all));
    facts.put(FactKeys.gateKey(fact, FactKeys.envelope(fact).orElseThrow()), fact);
  }

  /** Names of all orders. */
  static List<String> orders(Map<String, SpecificRecord> facts) {
    List<String> orders = new ArrayList<>();
    facts.values().stream()
        .filter(Order.class::isInstance)
        .forEach(fact -> orders.add(Objects.requireNonNull(FactKeys.order(fact))));
    return orders;
  }
}
