package io.holdwatch.classifier.option;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.contract.fact.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/**
 * A generated distributor in trouble: scarce items at a few sites, slipped supply, customers near
 * their limits, prices off their lists, holds without a cause, full trucks, busy technicians,
 * systems that disagree, papers that are missing.
 */
public final class OptionWorld {
  /** The instant that the worlds are looked at, a Monday. */
  public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
  static final int SITES = 3;
  static final int ITEMS = 5;
  static final int CUSTOMERS = 5;

  /** Limits by which the worlds are in trouble. */
  public static final String POLICY =
      """
      priority: {class: {A: 1, B: 2, C: 3}}
      credit: {overdueDays: 30, overdueAmount: 100}
      price: {tolerance: 0, lineDiscount: 0.30, marginFloor: 0.10}
      holds: {mustBlock: [CREDIT_HOLD]}
      approvals: {discount: 0.20, value: 300}
      documents: {proofWithin: P2D, despatchWithin: PT8H}
      stock: {unconfirmedBefore: PT2H}
      supplier: {confirmBefore: P3D}
      dispatch: {assignBefore: P2D}
      anomaly: {duplicateWithin: P90D, history: 3, least: 0.1, spread: 3}
      status: {etaTolerance: P1D}
      """;

  private static final int ORDERS = 14;

  private OptionWorld() {}

  /**
   * Facts by gate key, in an order that sources could have sent them in.
   *
   * @param more lines of each order beside one or two; then there are fewer orders
   */
  public static Map<String, SpecificRecord> facts(long seed, int more) {
    Told told = new Told(seed);
    new Goods(told).tell();
    new Money(told).tell();
    Transport transport = new Transport(told);
    transport.tell();
    Visits visits = new Visits(told);
    visits.tell();
    Orders orders = new Orders(told, more);
    Papers papers = new Papers(told);
    for (int order = 0; order < ORDERS / (1 + more); order++) {
      int lines = orders.order(order);
      if (told.chance(20)) {
        papers.left(order, lines);
      } else if (told.chance(40)) {
        transport.shipment(order, lines);
      }
      papers.status(order, lines);
      visits.appointment(order);
    }
    return told.facts();
  }

  static String order(int order) {
    return "O" + order;
  }

  /** Names of all orders. */
  public static List<String> orders(Map<String, SpecificRecord> facts) {
    List<String> orders = new ArrayList<>();
    facts.values().stream()
        .filter(Order.class::isInstance)
        .forEach(fact -> orders.add(Objects.requireNonNull(FactKeys.order(fact))));
    return orders;
  }
}
