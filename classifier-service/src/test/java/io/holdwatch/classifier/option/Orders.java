package io.holdwatch.classifier.option;

import static io.holdwatch.classifier.option.Told.fields;

import java.util.List;
import java.util.Map;

/** Orders with their lines, reservations, approvals and holds. */
final class Orders {
  /** Each so many orders one has to be delivered complete. */
  private static final int COMPLETE = 7;

  /** Each so many orders one says when the customer wants it. */
  private static final int REQUESTED = 4;

  private final Told told;
  private final int more;

  /**
   * @param more lines of each order beside one or two
   */
  Orders(Told told, int more) {
    this.told = told;
    this.more = more;
  }

  /** An order; returns the number of its lines. */
  int order(int order) {
    String key = OptionWorld.order(order);
    int site = told.number(0, OptionWorld.SITES - 1);
    Map<String, Object> header =
        fields(
            "order",
            key,
            "number",
            key,
            "customer",
            told.chance(3) ? "C9" : "C" + told.number(0, OptionWorld.CUSTOMERS - 1),
            "site",
            "W" + site,
            "stage",
            "OPEN",
            "payment",
            "OPEN_ACCOUNT",
            "currency",
            "EUR",
            "basis",
            told.chance(85) ? "SHIP" : "DELIVER",
            "entered",
            entered(order));
    if (told.chance(25)) {
      header.put("customerPo", "PO-" + told.number(1, 3));
    }
    if (order % COMPLETE == 3) {
      header.put("shipComplete", true);
    }
    if (order % REQUESTED == 2) {
      header.put("requested", Told.day(1));
    }
    told.put("Order", order, header);
    int lines = told.number(1, 2) + more;
    for (int line = 1; line <= lines; line++) {
      line(order, line, site);
    }
    if (told.chance(20)) {
      approval(order);
    }
    if (told.chance(20)) {
      hold(order);
    }
    return lines;
  }

  private void line(int order, int line, int site) {
    String key = OptionWorld.order(order);
    int item = told.number(0, OptionWorld.ITEMS - 1);
    int net = told.chance(15) ? told.number(6, 12) : 10;
    int ordered = told.number(1, 20);
    Map<String, Object> fields =
        fields(
            "order",
            key,
            "line",
            String.valueOf(line),
            "item",
            told.chance(3) ? "IX" : "I" + item,
            "unit",
            told.chance(4) ? "BOX" : told.chance(2) ? "PAL" : "PCE",
            "ordered",
            ordered,
            "price",
            net,
            "netPrice",
            net,
            "promised",
            Told.day(told.number(-1, 6)));
    if (item == Goods.DISCOUNTED && ordered % 3 == 0) {
      fields.put("discount", 0.15);
      fields.put("netPrice", net * 85 / 100.0);
    }
    if (told.chance(15)) {
      fields.put("listPrice", 10 + net);
    }
    if (told.chance(12)) {
      fields.put("confirmed", Told.day(told.number(3, 10)));
    } else if (told.chance(8)) {
      fields.put("estimated", Told.day(told.number(3, 10)));
    }
    if (told.chance(6) && ordered > 1) {
      fields.put("shipped", told.number(1, ordered - 1));
    }
    if (told.chance(30)) {
      fields.put("wave", Transport.wave(site, told.number(0, Transport.WAVES - 1)));
    }
    if (told.chance(6)) {
      fields.put("item", "K0");
      fields.put("fulfilment", "KIT");
    } else if (told.chance(6)) {
      fields.put("fulfilment", "DROP_SHIP");
      fields.put("supply", "B" + order + line);
      bought(order, line, item, ordered);
    } else if (told.chance(25)) {
      reservation(order, line, item, site);
    }
    told.put("OrderLine", order * 10 + line, fields);
  }

  private void bought(int order, int line, int item, int ordered) {
    int due = told.number(-1, 3);
    Map<String, Object> supply =
        fields(
            "supply",
            "B" + order + line,
            "item",
            "I" + item,
            "ordered",
            ordered,
            "due",
            Told.day(due));
    if (told.chance(70)) {
      supply.put("confirmed", Told.day(due + told.number(0, 5)));
    }
    if (told.chance(30)) {
      supply.put("confirmedQuantity", told.number(1, ordered));
    }
    told.put("Supply", "B" + order + line, supply);
  }

  private void reservation(int order, int line, int item, int site) {
    int at = told.chance(60) ? site : told.number(0, OptionWorld.SITES - 1);
    told.put(
        "Reservation",
        order * 10 + line,
        fields(
            "reservation",
            "Q" + order + line,
            "item",
            "I" + item,
            "site",
            "W" + at,
            "order",
            OptionWorld.order(order),
            "line",
            String.valueOf(line),
            "quantity",
            told.number(1, 8),
            "hard",
            true));
  }

  private void approval(int order) {
    Map<String, Object> fields =
        fields(
            "order", OptionWorld.order(order),
            "subject", told.one(List.of("discount", "value")),
            "state", told.one(List.of("GRANTED", "REFUSED", "REQUESTED", "EXPIRED")));
    if (told.chance(50)) {
      fields.put("limit", Told.euro(told.number(20, 200)));
    }
    told.put("Approval", "for " + order, fields);
  }

  private void hold(int order) {
    told.put(
        "Hold",
        order,
        fields(
            "hold", "H" + order,
            "order", OptionWorld.order(order),
            "level", "ORDER",
            "kind", told.one(List.of("credit", "stock", "price")),
            "setAt", entered(order)));
  }

  private static String entered(int order) {
    return Told.hours(order - 200).toString();
  }
}
