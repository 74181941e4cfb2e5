package io.holdwatch.classifier.stock;

import static io.holdwatch.classifier.ranked.Micros.plus;

import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.classifier.subject.ByRecord;
import io.holdwatch.contract.fact.Component;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Reservation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of a line: what it asks, its reservations, and its footprint in the pools. */
final class Line {
  /** A shipment of the line as it concerns one pool. */
  record Departure(PoolKey pool, Shipped shipped, long quantity) {}

  private final String scope;
  ByRecord<Reservation> reservations = ByRecord.none();
  @Nullable Demand demand;
  List<PoolKey> pools = List.of();
  List<Departure> departures = List.of();

  Line(String scope) {
    this.scope = scope;
  }

  boolean isEmpty() {
    return demand == null && reservations.isEmpty();
  }

  /** What it wants of each pool. [millionths of the item's base unit] */
  Map<PoolKey, Long> needs(Collection<Component> components) {
    Map<PoolKey, Long> needs = new TreeMap<>(PoolKey.ORDER);
    Demand asked = demand;
    if (asked == null || !asked.asks() || asked.site() == null) {
      return needs;
    }
    switch (asked.fulfilment()) {
      case STOCK, MAKE, CROSS_DOCK, UNKNOWN ->
          needs.put(new PoolKey(scope, asked.item(), asked.site()), Micros.of(asked.open()));
      case KIT ->
          parts(asked.item(), asked.open(), components)
              .forEach(
                  (item, quantity) -> needs.put(new PoolKey(scope, item, asked.site()), quantity));
      case DROP_SHIP, SERVICE -> {}
    }
    return needs;
  }

  /** What hard reservations keep for it in each pool. [millionths of the item's base unit] */
  Map<PoolKey, Long> hard() {
    Map<PoolKey, Long> hard = new TreeMap<>(PoolKey.ORDER);
    if (demand != null && demand.isOpen()) {
      for (Reservation reservation : reservations) {
        if (Boolean.TRUE.equals(reservation.getHard())
            && reservation.getItem() != null
            && reservation.getSite() != null) {
          hard.merge(
              new PoolKey(scope, reservation.getItem(), reservation.getSite()),
              Math.max(0, Micros.of(reservation.getQuantity())),
              Micros::plus);
        }
      }
    }
    return hard;
  }

  /** Its reservations in a pool, hard or soft. [millionths of the item's base unit] */
  long reserved(PoolKey pool) {
    long reserved = 0;
    for (Reservation reservation : reservations) {
      if (pool.item().equals(reservation.getItem()) && pool.site().equals(reservation.getSite())) {
        reserved = plus(reserved, Micros.of(reservation.getQuantity()));
      }
    }
    return reserved;
  }

  /** What left the pools for it. */
  List<Departure> departures(Collection<Component> components) {
    List<Departure> left = new ArrayList<>();
    if (demand != null) {
      Demand asked = demand;
      for (Shipped shipped : asked.shipped()) {
        Map<String, Long> parts =
            switch (asked.fulfilment()) {
              case STOCK, MAKE, CROSS_DOCK, UNKNOWN ->
                  Map.of(asked.item(), Micros.of(shipped.quantity()));
              case KIT -> parts(asked.item(), shipped.quantity(), components);
              case DROP_SHIP, SERVICE -> Map.of();
            };
        parts.forEach(
            (item, quantity) ->
                left.add(
                    new Departure(new PoolKey(scope, item, shipped.site()), shipped, quantity)));
      }
    }
    return List.copyOf(left);
  }

  boolean isKit() {
    return demand != null && demand.fulfilment() == Fulfilment.KIT;
  }

  private static Map<String, Long> parts(
      String kit, BigDecimal kits, Collection<Component> components) {
    Map<String, Long> parts = new TreeMap<>();
    for (Component component : components) {
      if (component.getComponent() != null
          && component.getQuantity() != null
          && kit.equals(component.getKit())) {
        parts.merge(
            component.getComponent(),
            Micros.of(kits.multiply(component.getQuantity())),
            Micros::plus);
      }
    }
    return parts;
  }
}
