package io.holdwatch.classifier.option;

import static io.holdwatch.classifier.option.Told.fields;

import java.util.List;
import java.util.Map;

/** Goods that left with their papers, what went wrong at the door, and what other systems say. */
final class Papers {
  private static final List<String> DOCUMENTS = List.of("PROOF_OF_DELIVERY", "DESPATCH_ADVICE");

  private final Told told;

  Papers(Told told) {
    this.told = told;
    // Papers are known of, so that one can be missing.
    DOCUMENTS.forEach(
        kind -> told.put("Document", kind, fields("kind", kind, "order", "elsewhere")));
  }

  /** A shipment that is under way or has arrived. */
  void left(int order, int lines) {
    String key = OptionWorld.order(order);
    boolean arrived = told.chance(60);
    boolean failed = !arrived && told.chance(20);
    boolean known = told.chance(50);
    Map<String, Object> fields =
        fields(
            "shipment",
            "D" + order,
            "order",
            key,
            "wholeOrder",
            !known,
            "site",
            "W0",
            "state",
            arrived ? "DELIVERED" : failed ? "FAILED" : "SHIPPED",
            "shipped",
            Told.day(-6));
    if (arrived) {
      fields.put("delivered", Told.day(-5));
    }
    told.put("Shipment", "D" + order, fields);
    if (known) {
      for (int line = 1; line <= lines; line++) {
        told.put(
            "ShipmentLine",
            order * 10 + line,
            fields(
                "shipment",
                "D" + order,
                "order",
                key,
                "line",
                String.valueOf(line),
                "quantity",
                told.number(1, 20)));
      }
    }
    if (told.chance(50)) {
      delivery(order);
    }
    if (told.chance(60)) {
      document(order, arrived ? "PROOF_OF_DELIVERY" : "DESPATCH_ADVICE");
    }
  }

  private void delivery(int order) {
    told.put(
        "Delivery",
        order,
        fields(
            "delivery", "V" + order,
            "shipment", "D" + order,
            "order", OptionWorld.order(order),
            "outcome", told.one(List.of("REFUSED", "FAILED", "PARTIAL", "DELIVERED")),
            "delivered", Told.day(-5)));
  }

  private void document(int order, String kind) {
    Map<String, Object> fields =
        fields(
            "document",
            "P" + order,
            "kind",
            kind,
            "order",
            OptionWorld.order(order),
            "shipment",
            "D" + order,
            "issued",
            Told.day(told.chance(40) ? -9 : -4));
    if (told.chance(50)) {
      fields.put(
          "content",
          told.chance(50)
              ? "{\"lines\": [{\"line\": \"1\", \"quantity\": 5}]}"
              : "{\"order\": \"O99\"}");
    }
    told.put("Document", order, fields);
  }

  /** Perhaps another system tells of the order. */
  void status(int order, int lines) {
    for (String source : List.of("wms", "tms")) {
      if (!told.chance(12)) {
        continue;
      }
      Map<String, Object> fields =
          fields(
              "source", source,
              "order", OptionWorld.order(order),
              "stage", told.one(List.of("OPEN", "PICKED", "SHIPPED", "CANCELLED", "UNKNOWN")));
      if (told.chance(50)) {
        fields.put("line", String.valueOf(told.number(1, lines)));
      }
      if (told.chance(50)) {
        fields.put("quantity", told.number(1, 20));
      }
      if (told.chance(50)) {
        fields.put("estimated", Told.day(told.number(-2, 9)));
      }
      told.put("StatusReport", source + order, fields);
    }
  }
}
