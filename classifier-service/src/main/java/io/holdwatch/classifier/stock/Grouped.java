package io.holdwatch.classifier.stock;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts by what they are about, in the order of their records, whatever order they came in.
 *
 * @param <K> what they are about: a business key, a line
 * @param <F> fact
 */
final class Grouped<K, F> {
  private final Map<K, TreeMap<String, F>> groups = new HashMap<>();

  void put(@Nullable K key, String record, F fact) {
    if (key != null) {
      groups.computeIfAbsent(key, k -> new TreeMap<>()).put(record, fact);
    }
  }

  void remove(@Nullable K key, String record) {
    TreeMap<String, F> group = key == null ? null : groups.get(key);
    if (group != null) {
      group.remove(record);
      if (group.isEmpty()) {
        groups.remove(key);
      }
    }
  }

  /** All facts about it, by record; empty where there is none. */
  Map<String, F> of(@Nullable K key) {
    TreeMap<String, F> group = key == null ? null : groups.get(key);
    return group == null ? Map.of() : group;
  }

  /** All facts about it; a copy that may be kept while they change. */
  Collection<F> all(@Nullable K key) {
    return List.copyOf(of(key).values());
  }
}
