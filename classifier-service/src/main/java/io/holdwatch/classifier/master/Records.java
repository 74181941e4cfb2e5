package io.holdwatch.classifier.master;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Facts by their business key, and there by record: two sources may know the same thing. */
final class Records<K, F> {
  private final Map<K, NavigableMap<String, F>> byKey = new HashMap<>();

  void put(K key, String record, F fact) {
    byKey.computeIfAbsent(key, k -> new TreeMap<>()).put(record, fact);
  }

  void remove(K key, String record) {
    NavigableMap<String, F> records = byKey.get(key);
    if (records != null && records.remove(record) != null && records.isEmpty()) {
      byKey.remove(key);
    }
  }

  /** All that is said of a thing, in order of the records. */
  Collection<F> of(K key) {
    return byKey.getOrDefault(key, Collections.emptyNavigableMap()).values();
  }

  /** What the first record says; null where there is none. */
  @Nullable F first(K key) {
    Collection<F> all = of(key);
    return all.isEmpty() ? null : all.iterator().next();
  }
}
