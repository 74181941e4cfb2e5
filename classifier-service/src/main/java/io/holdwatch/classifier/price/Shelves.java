package io.holdwatch.classifier.price;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
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
  record Place(String scope, @Nullable String item, @Nullable String customer) {}

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
