package io.holdwatch.classifier.option;

import static io.holdwatch.classifier.option.Told.fields;

import java.util.Map;

/** Items, what is there of them, and what is to come. */
final class Goods {
  /** Of this item a third of the quantities is sold with a line discount. */
  static final int DISCOUNTED = 2;

  private final Told told;

  Goods(Told told) {
    this.told = told;
  }

  void tell() {
    for (int site = 0; site < OptionWorld.SITES; site++) {
      told.put("Site", site, fields("site", "W" + site, "zone", "UTC", "cutOff", 17 * 60));
      for (int to = 0; to < OptionWorld.SITES; to++) {
        if (to != site && told.chance(70)) {
          lane(site, to);
        }
      }
    }
    for (int item = 0; item < OptionWorld.ITEMS; item++) {
      item(item);
    }
    told.put("Item", "K0", fields("item", "K0", "baseUnit", "PCE", "state", "ACTIVE"));
    told.put("Component", 0, fields("kit", "K0", "component", "I0", "quantity", 1));
    told.put("Component", 1, fields("kit", "K0", "component", "I1", "quantity", 2));
    told.put("UnitConversion", 0, fields("item", "I0", "unit", "BOX", "factor", 4));
  }

  private void lane(int from, int to) {
    told.put(
        "Lane",
        from * 10 + to,
        fields(
            "lane", "W" + from + "W" + to,
            "fromSite", "W" + from,
            "toSite", "W" + to,
            "transitDays", told.number(1, 4)));
  }

  private void item(int item) {
    String state = told.chance(15) ? "NOT_SUPPLIABLE" : told.chance(10) ? "BLOCKED" : "ACTIVE";
    Map<String, Object> fields =
        fields(
            "item",
            "I" + item,
            "baseUnit",
            "PCE",
            "state",
            state,
            "unitCost",
            told.chance(15) ? 10 : item == DISCOUNTED ? 8 : 6);
    if (told.chance(20)) {
      fields.put("packMultiple", 4);
    }
    if (told.chance(20)) {
      fields.put("minimumOrder", 6);
    }
    told.put("Item", item, fields);
    if (told.chance(60)) {
      told.put(
          "Substitute",
          item,
          fields(
              "item",
              "I" + item,
              "substitute",
              "I" + (item + 1) % OptionWorld.ITEMS,
              "approved",
              true,
              "factor",
              told.number(1, 2)));
    }
    if (told.chance(40)) {
      told.put(
          "VendorItem",
          item,
          fields("supplier", "V", "item", "I" + item, "leadTime", told.number(1, 6)));
    }
    for (int site = 0; site < OptionWorld.SITES; site++) {
      if (told.chance(85)) {
        told.put(
            "Stock",
            item * 10 + site,
            fields("item", "I" + item, "site", "W" + site, "onHand", told.number(0, 24)));
      }
      if (told.chance(50)) {
        supply(item, site);
      }
    }
  }

  private void supply(int item, int site) {
    int due = told.number(-1, 7);
    int ordered = told.number(5, 24);
    Map<String, Object> supply =
        fields(
            "supply",
            "S" + item + site,
            "item",
            "I" + item,
            "site",
            "W" + site,
            "ordered",
            ordered,
            "due",
            Told.day(due),
            "cancelled",
            told.chance(15));
    if (told.chance(60)) {
      supply.put("confirmed", Told.day(due + told.number(0, 7)));
      if (told.chance(30)) {
        supply.put("confirmedQuantity", told.number(1, ordered));
      }
    }
    told.put("Supply", item * 10 + site, supply);
  }
}
