package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.subject.OrderKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Orders by customer and the customer's purchase order number, each in the order of entry. */
final class Numbers {
  private record Name(String scope, String customer, String number) {}

  private final Map<Name, TreeSet<Place>> orders = new HashMap<>();

  /** Puts an order in its place; returns the one that comes right after it. */
  Set<OrderKey> put(OrderKey order, Entry entry) {
    Name name = name(order, entry);
    return name == null ? Set.of() : change(name, Place.of(entry.entered(), order), true);
  }

  /** Takes an order away; returns the one that came right after it. */
  Set<OrderKey> remove(OrderKey order, Entry entry) {
    Name name = name(order, entry);
    return name == null ? Set.of() : change(name, Place.of(entry.entered(), order), false);
  }

  /** The order of the same number that was entered last before this one; null: none. */
  @Nullable Place before(OrderKey order, Entry entry) {
    Name name = name(order, entry);
    TreeSet<Place> same = name == null ? null : orders.get(name);
    return same == null ? null : same.lower(Place.of(entry.entered(), order));
  }

  private Set<OrderKey> change(Name name, Place place, boolean there) {
    TreeSet<Place> same = orders.computeIfAbsent(name, n -> new TreeSet<>());
    if (there) {
      same.add(place);
    } else {
      same.remove(place);
    }
    Place next = same.higher(place);
    if (same.isEmpty()) {
      orders.remove(name);
    }
    return next == null ? Set.of() : Set.of(next.order());
  }

  private static @Nullable Name name(OrderKey order, Entry entry) {
    return entry.customer() == null || entry.number() == null
        ? null
        : new Name(order.scope(), entry.customer(), entry.number());
  }
}
