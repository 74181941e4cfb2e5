package io.holdwatch.classifier.stock;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which subjects have something in common. */
final class Index<K, V> {
  private final Map<K, Set<V>> sets = new HashMap<>();

  void add(@Nullable K key, V value) {
    if (key != null) {
      sets.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(value);
    }
  }

  void remove(@Nullable K key, V value) {
    Set<V> set = key == null ? null : sets.get(key);
    if (set != null) {
      set.remove(value);
      if (set.isEmpty()) {
        sets.remove(key);
      }
    }
  }

  /** All of a key; a view. */
  Set<V> of(@Nullable K key) {
    Set<V> set = key == null ? null : sets.get(key);
    return set == null ? Set.of() : Collections.unmodifiableSet(set);
  }

  /** All of a key; a copy that may be kept while they change. */
  List<V> all(@Nullable K key) {
    return List.copyOf(of(key));
  }
}
