package io.holdwatch.classifier.master;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things by a name in a scope; what has no name is not kept.
 *
 * @param <S> how the things of one name are kept
 */
final class Index<T, S extends Set<T>> {
  private record Name(String scope, String name) {}

  private final Map<Name, S> byName = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();
  private final Supplier<S> sets;

  private Index(Supplier<S> sets) {
    this.sets = sets;
  }

  /** Things in no order: a unit has nearly every line, and to find a place among them costs. */
  static <T> Index<T, Set<T>> unordered() {
    return new Index<>(HashSet::new);
  }

  /** Things of a name in their own order. */
  static <T extends Comparable<T>> Index<T, NavigableSet<T>> ordered() {
    return new Index<>(TreeSet::new);
  }

  void add(String scope, @Nullable String name, T thing) {
    if (name != null) {
      Name key = new Name(scope, name);
      S things = byName.get(key);
      if (things == null) {
        things = sets.get();
        byName.put(key, things);
        names.merge(scope, 1, Integer::sum);
      }
      things.add(thing);
    }
  }

  void remove(String scope, @Nullable String name, T thing) {
    S things = at(scope, name);
    if (name != null && !things.isEmpty() && things.remove(thing) && things.isEmpty()) {
      byName.remove(new Name(scope, name));
      names.merge(scope, -1, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  S at(String scope, @Nullable String name) {
    S things = name == null ? null : byName.get(new Name(scope, name));
    return things == null ? sets.get() : things;
  }

  boolean has(String scope, @Nullable String name) {
    return !at(scope, name).isEmpty();
  }

  /** Whether the scope has any name at all. */
  boolean knows(String scope) {
    return names.containsKey(scope);
  }
}
