package io.holdwatch.classifier.option;

import static io.holdwatch.classifier.option.Told.fields;

import java.util.List;
import java.util.Map;

/** Waves, shipments that are planned, and what routes, carriers and docks can take. */
final class Transport {
  /** Waves of a site; the later ones leave tomorrow. */
  static final int WAVES = 3;

  private static final int DAYS = 6;
  private final Told told;

  Transport(Told told) {
    this.told = told;
  }

  static String wave(int site, int wave) {
    return "V" + site + wave;
  }

  void tell() {
    for (int site = 0; site < OptionWorld.SITES; site++) {
      for (int wave = 0; wave < WAVES; wave++) {
        wave("W" + site, wave(site, wave), told.number(1, 4) + wave * 20);
      }
    }
    for (int day = 0; day < DAYS; day++) {
      capacity("ROUTE", "R0", day, "ORDERS");
      capacity("CARRIER", "DPX", day, "LINES");
      capacity("DOCK", "W0", day, "ORDERS");
    }
  }

  private void wave(String site, String wave, int hours) {
    Map<String, Object> fields =
        fields("wave", wave, "site", site, "plannedRelease", Told.hours(hours).toString());
    if (told.chance(70)) {
      fields.put("cutOff", Told.hours(hours + told.number(-3, 6)).toString());
    }
    if (told.chance(40)) {
      fields.put("capacity", told.number(1, 3));
    }
    if (told.chance(10)) {
      fields.put("releasedAt", Told.hours(-1).toString());
    }
    told.put("Wave", wave, fields);
  }

  private void capacity(String kind, String resource, int day, String unit) {
    if (told.chance(60)) {
      told.put(
          "Capacity",
          kind + day,
          fields(
              "resource", resource,
              "kind", kind,
              "day", Told.day(day),
              "capacity", told.number(0, 3),
              "unit", unit));
    }
  }

  /** Goods of an order that are to leave on one of the next days. */
  void shipment(int order, int lines) {
    String key = OptionWorld.order(order);
    Map<String, Object> fields =
        fields(
            "shipment",
            "T" + order,
            "order",
            key,
            "wholeOrder",
            true,
            "state",
            told.one(List.of("PLANNED", "RELEASED", "PICKED")),
            "planned",
            Told.day(told.number(0, 2)));
    if (told.chance(40)) {
      fields.put("route", "R0");
    }
    if (told.chance(40)) {
      fields.put("carrier", "DPX");
    }
    if (told.chance(40)) {
      fields.put("site", "W0");
    }
    if (told.chance(20)) {
      fields.put("estimated", Told.day(told.number(1, 8)));
    }
    told.put("Shipment", "T" + order, fields);
    if (lines > 1 && told.chance(30)) {
      told.put(
          "ShipmentLine", "T" + order, fields("shipment", "T" + order, "order", key, "line", "1"));
    }
  }
}
