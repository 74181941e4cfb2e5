package io.holdwatch.classifier.price;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Things by the place where they are looked for, and there by key. */
final class Shelves<K extends Comparable<K>, V> {
  /**
   * Where something is looked for.
   *
   * @param scope scope
   * @param item item; null: for all, or by customer alone
   * @param customer customer; null: for all, or by item alone
   */
  record Place(String scope, @Nullable String item, @Nullable String customer) {
    // Written out, as for orders.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Place place
          && Objects.equals(item, place.item)
          && Objects.equals(customer, place.customer)
          && scope.equals(place.scope);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * scope.hashCode() + Objects.hashCode(item)) + Objects.hashCode(customer);
    }
  }

  private final Map<Place, NavigableMap<K, V>> shelves = new HashMap<>();

  void put(Place place, K key, V value) {
    shelves.computeIfAbsent(place, p -> new TreeMap<>()).put(key, value);
  }

  void remove(Place place, K key) {
    NavigableMap<K, V> shelf = shelves.get(place);
    if (shelf != null && shelf.remove(key) != null && shelf.isEmpty()) {
      shelves.remove(place);
    }
  }

  NavigableMap<K, V> at(Place place) {
    return shelves.getOrDefault(place, Collections.emptyNavigableMap());
  }
}
