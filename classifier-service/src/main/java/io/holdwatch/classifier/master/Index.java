package io.holdwatch.classifier.master;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Things by a name in a scope; what has no name is not kept. */
final class Index<T extends Comparable<T>> {
  private record Name(String scope, String name) {}

  private final Map<Name, NavigableSet<T>> byName = new HashMap<>();
  private final Map<String, Integer> names = new HashMap<>();

  void add(String scope, @Nullable String name, T thing) {
    if (name != null) {
      Name key = new Name(scope, name);
      if (!byName.containsKey(key)) {
        byName.put(key, new TreeSet<>());
        names.merge(scope, 1, Integer::sum);
      }
      at(scope, name).add(thing);
    }
  }

  void remove(String scope, @Nullable String name, T thing) {
    NavigableSet<T> things = at(scope, name);
    if (name != null && !things.isEmpty() && things.remove(thing) && things.isEmpty()) {
      byName.remove(new Name(scope, name));
      names.merge(scope, -1, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  NavigableSet<T> at(String scope, @Nullable String name) {
    return name == null
        ? Collections.emptyNavigableSet()
        : byName.getOrDefault(new Name(scope, name), Collections.emptyNavigableSet());
  }

  boolean has(String scope, @Nullable String name) {
    return !at(scope, name).isEmpty();
  }

  /** Whether the scope has any name at all. */
  boolean knows(String scope) {
    return names.containsKey(scope);
  }
}
