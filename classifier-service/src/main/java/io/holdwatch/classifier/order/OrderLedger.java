package io.holdwatch.classifier.order;

import io.holdwatch.classifier.subject.ByRecord;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Delivery;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Hold;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Shipment;
import io.holdwatch.contract.fact.ShipmentLine;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.StatusReport;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one partition with what belongs to each, and indexes by the questions that are
 * asked: which orders ship from a site, which a shipment serves.
 *
 * <p>{@link #apply} takes only facts that the gate let through, with the fact that they replace.
 */
public final class OrderLedger {
  private final Keys keys;
  private final Map<OrderKey, WatchedOrder> orders;
  private final Map<Named, Set<OrderKey>> bySite = new HashMap<>();
  private final Map<Named, Set<OrderKey>> byCustomer = new HashMap<>();
  private final ShipmentIndex byShipment = new ShipmentIndex();
  private final Map<Named, ByRecord<Shipment>> shipments = new HashMap<>();
  private final Map<Named, ByRecord<Site>> sites = new HashMap<>();
  private final Map<Named, ByRecord<Customer>> customers = new HashMap<>();
  private final Hierarchies hierarchies = new Hierarchies();
  private Conversions conversions = (scope, item, unit) -> Optional.of(BigDecimal.ONE);

  /** As it is at the time that it is asked. */
  private final Conversions converting =
      (scope, item, unit) -> conversions.factor(scope, item, unit);

  /**
   * A ledger that knows nothing.
   *
   * @param keys of the desk
   */
  public OrderLedger(Keys keys) {
    this.keys = keys;
    this.orders = keys.byOrder();
  }

  /**
   * Replaces a fact by a newer one of the same record.
   *
   * @param before the fact that is replaced, null where the record is new
   * @param after the newer fact, null where the record is gone
   * @return the orders that it touches, in id order
   */
  public Set<OrderKey> apply(
      String record,
      @Nullable SpecificRecord before,
      @Nullable SpecificRecord after,
      Envelope envelope) {
    Set<OrderKey> touched = new TreeSet<>();
    if (before != null) {
      put(record, before, false, envelope.getScope(), touched);
    }
    if (after != null) {
      put(record, after, true, envelope.getScope(), touched);
    }
    for (OrderKey key : touched) {
      WatchedOrder order = orders.get(key);
      if (order != null && order.isEmpty()) {
        orders.remove(key);
      } else if (order != null && !(after instanceof Site || after instanceof Customer)) {
        order.reached(envelope.getEventTime());
      }
    }
    return touched;
  }

  /** Which sources are believed from now on, best first, by field; every order may differ. */
  public void believe(Map<String, List<String>> sources) {
    hierarchies.set(sources);
  }

  /** Asks these from now on how units convert. */
  public void convert(Conversions said) {
    conversions = said;
  }

  /** The order, or null where nothing is known of it. */
  public @Nullable WatchedOrder order(OrderKey key) {
    return orders.get(key);
  }

  /** All orders of a scope, in id order. */
  public Set<OrderKey> ordersOf(String scope) {
    Set<OrderKey> keys = new TreeSet<>();
    orders.keySet().stream().filter(key -> key.scope().equals(scope)).forEach(keys::add);
    return keys;
  }

  /** Everything that is known, in no particular order. */
  public Collection<OrderKey> all() {
    return orders.keySet();
  }

  /** A site, of several records the one that happened last; null where no fact tells of it. */
  public @Nullable Site site(String scope, @Nullable String site) {
    return site == null
        ? null
        : newest(sites.getOrDefault(new Named(scope, site), ByRecord.none()), Site::getEnvelope);
  }

  /** A customer, of several records the one that happened last; null where no fact tells of it. */
  public @Nullable Customer customer(String scope, @Nullable String customer) {
    return customer == null
        ? null
        : newest(
            customers.getOrDefault(new Named(scope, customer), ByRecord.none()),
            Customer::getEnvelope);
  }

  /** Of what records say of one thing: what happened last, of these that of the last record. */
  static <T> @Nullable T newest(ByRecord<T> records, Function<T, Envelope> envelope) {
    if (records.size() == 1) {
      return records.get(0);
    }
    T newest = null;
    for (T each : records) {
      if (newest == null
          || !envelope.apply(each).getEventTime().isBefore(envelope.apply(newest).getEventTime())) {
        newest = each;
      }
    }
    return newest;
  }

  private void put(
      String record, SpecificRecord fact, boolean present, String scope, Set<OrderKey> touched) {
    switch (fact) {
      case Site site -> {
        if (site.getSite() != null) {
          keep(sites, new Named(scope, site.getSite()), record, site, present);
          touched.addAll(bySite.getOrDefault(new Named(scope, site.getSite()), Set.of()));
        }
      }
      case Customer customer -> {
        if (customer.getCustomer() != null) {
          keep(customers, new Named(scope, customer.getCustomer()), record, customer, present);
          touched.addAll(
              byCustomer.getOrDefault(new Named(scope, customer.getCustomer()), Set.of()));
        }
      }
      case Shipment shipment -> shipment(record, shipment, present, scope, touched);
      default -> {
        String order = FactKeys.order(fact);
        String shipment = FactKeys.shipment(fact);
        if (order != null) {
          OrderKey key = keys.order(scope, order);
          putInto(watched(key), record, fact, present);
          touched.add(key);
        } else if (shipment != null) {
          byShipment.tells(new Named(scope, shipment), record, fact, present);
          for (OrderKey key : byShipment.orders(new Named(scope, shipment))) {
            putInto(watched(key), record, fact, present);
            touched.add(key);
          }
        }
      }
    }
  }

  private void shipment(
      String record, Shipment shipment, boolean present, String scope, Set<OrderKey> touched) {
    Set<OrderKey> served = new TreeSet<>();
    OrderKey own = shipment.getOrder() == null ? null : keys.order(scope, shipment.getOrder());
    String name = shipment.getShipment();
    if (name != null) {
      keep(shipments, new Named(scope, name), record, shipment, present);
      if (own != null && byShipment.serves(new Named(scope, name), own, present)) {
        papers(name, watched(own), present);
      }
      served.addAll(byShipment.orders(new Named(scope, name)));
    }
    if (own != null) {
      served.add(own);
    }
    for (OrderKey key : served) {
      WatchedOrder order = watched(key);
      order.shipments = order.shipments.with(record, shipment, present);
      touched.add(key);
    }
  }

  /** A shipment that begins or ceases to serve an order brings what was told of it alone. */
  private void papers(String shipment, WatchedOrder order, boolean present) {
    byShipment
        .told(new Named(order.key().scope(), shipment))
        .forEach(
            (record, fact) -> {
              putInto(order, record, fact, present);
              FactKeys.envelope(fact).ifPresent(its -> order.reached(its.getEventTime()));
            });
  }

  private void putInto(WatchedOrder order, String record, SpecificRecord fact, boolean present) {
    switch (fact) {
      case Order f -> {
        order.headers = order.headers.with(record, f, present);
        if (present) {
          index(bySite, order.key(), f.getSite());
          index(byCustomer, order.key(), f.getCustomer());
        }
      }
      case OrderLine f -> {
        order.lines = order.lines.with(record, f, present);
        if (present) {
          index(bySite, order.key(), f.getSite());
        }
      }
      case ScheduleLine f -> order.schedules = order.schedules.with(record, f, present);
      case ShipmentLine f -> {
        order.shipmentLines = order.shipmentLines.with(record, f, present);
        if (f.getShipment() != null) {
          carried(order, f.getShipment(), present);
        }
      }
      case Delivery f -> order.deliveries = order.deliveries.with(record, f, present);
      case StatusReport f -> order.reports = order.reports.with(record, f, present);
      case Hold f -> order.holds = order.holds.with(record, f, present);
      case Approval f -> order.approvals = order.approvals.with(record, f, present);
      case Invoice f -> order.invoices = order.invoices.with(record, f, present);
      default -> order.papers = order.papers.with(record, fact, present);
    }
  }

  private void carried(WatchedOrder order, String shipment, boolean present) {
    Named name = new Named(order.key().scope(), shipment);
    if (byShipment.serves(name, order.key(), present)) {
      papers(shipment, order, present);
      for (Shipment header : shipments.getOrDefault(name, ByRecord.none())) {
        String of = FactKeys.gateKey(header, header.getEnvelope());
        order.shipments = order.shipments.with(of, header, present);
      }
    }
  }

  private WatchedOrder watched(OrderKey key) {
    return orders.computeIfAbsent(key, k -> new WatchedOrder(k, hierarchies, converting));
  }

  private static void index(Map<Named, Set<OrderKey>> index, OrderKey key, @Nullable String value) {
    if (value != null) {
      index.computeIfAbsent(new Named(key.scope(), value), v -> new HashSet<>()).add(key);
    }
  }

  private static <T> void keep(
      Map<Named, ByRecord<T>> map, Named key, String record, T fact, boolean present) {
    ByRecord<T> records = map.getOrDefault(key, ByRecord.none()).with(record, fact, present);
    if (records.isEmpty()) {
      map.remove(key);
    } else {
      map.put(key, records);
    }
  }
}
