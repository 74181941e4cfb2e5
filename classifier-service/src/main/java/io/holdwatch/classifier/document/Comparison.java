package io.holdwatch.classifier.document;

import io.holdwatch.classifier.check.CheckedOrder;
import io.holdwatch.classifier.promise.Carried;
import io.holdwatch.classifier.promise.Outlook;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One document held against the order and the shipments that it belongs to. */
record Comparison(CheckedOrder order, Paper paper) {

  /**
   * A quantity that differs.
   *
   * @param lines line numbers that it is about
   * @param name the line or item as the document names it
   */
  record Difference(Set<String> lines, String name, BigDecimal says, BigDecimal carried) {}

  /** The shipments that it belongs to, cancelled ones left out. */
  List<Shipment> shipments() {
    List<Shipment> own = new ArrayList<>();
    for (Shipment shipment : order.order().shipments()) {
      if (shipment.getShipment() != null
          && shipment.getState() != ShipmentState.CANCELLED
          && paper.isOf(shipment)) {
        own.add(shipment);
      }
    }
    return own;
  }

  /** The first quantity that differs from what the shipments carry; null: none does. */
  @Nullable Difference difference() {
    Map<String, BigDecimal> carried = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    for (Shipment shipment : shipments()) {
      if (names.add(shipment.getShipment())) {
        Carried.of(order.order(), shipment.getShipment())
            .forEach((line, quantity) -> carried.merge(line, quantity, BigDecimal::add));
      }
    }
    Map<Set<String>, Difference> said = new java.util.LinkedHashMap<>();
    for (Content.Entry entry : paper.content().entries()) {
      Set<String> lines = lines(entry, carried.keySet());
      if (!lines.isEmpty()) {
        BigDecimal there =
            lines.stream()
                .map(line -> carried.getOrDefault(line, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        String name = entry.line() != null ? "line " + entry.line() : "item " + entry.item();
        said.merge(
            lines,
            new Difference(lines, name, entry.quantity(), there),
            (one, other) -> new Difference(lines, one.name(), one.says().add(other.says()), there));
      }
    }
    return said.values().stream()
        .filter(each -> each.says().compareTo(each.carried()) != 0)
        .findFirst()
        .orElse(null);
  }

  /** The carried lines that an entry is about. */
  private Set<String> lines(Content.Entry entry, Set<String> carried) {
    Set<String> lines = new TreeSet<>();
    for (Outlook line : order.lines()) {
      if (carried.contains(line.number())
          && (entry.line() != null
              ? entry.line().equals(line.number())
              : isItem(Objects.requireNonNull(entry.item()), line))) {
        lines.add(line.number());
      }
    }
    return lines;
  }

  private static boolean isItem(String item, Outlook line) {
    String key = line.line().getItem();
    return item.equals(line.line().getCustomerItem())
        || (key != null && (item.equals(key) || item.equals(key.substring(key.indexOf(':') + 1))));
  }

  /** The reference that is not the order's; null: none. */
  @Nullable String reference() {
    String named = paper.content().order();
    if (named != null && !isOrder(named)) {
      return "order " + named;
    }
    String po = paper.content().customerPo();
    String own = order.header().getCustomerPo();
    return po == null || own == null || isOrder(po) || po.equalsIgnoreCase(own.strip())
        ? null
        : "the customer's order " + po;
  }

  private boolean isOrder(String reference) {
    return reference.equalsIgnoreCase(order.key().order())
        || reference.equalsIgnoreCase(order.header().getNumber());
  }

  /** The first shipment that it belongs to, where it is dated before that left; null: it is not. */
  @Nullable Shipment tooEarly() {
    LocalDate date = paper.date();
    Shipment first = null;
    for (Shipment shipment : shipments()) {
      LocalDate left = Paper.day(shipment.getShipped());
      LocalDate before = first == null ? null : Paper.day(first.getShipped());
      first = left != null && (before == null || left.isBefore(before)) ? shipment : first;
    }
    LocalDate left = first == null ? null : Paper.day(first.getShipped());
    return date != null && left != null && date.isBefore(left) ? first : null;
  }
}
