package io.holdwatch.classifier.capacity;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Facts by scope and business key; of several about one thing the newest tells. */
final class Known<F> {
  private record Key(String scope, String name) {}

  private final Map<Key, TreeMap<String, F>> facts = new HashMap<>();
  private final Function<F, Instant> time;

  Known(Function<F, Instant> time) {
    this.time = time;
  }

  void put(String scope, @Nullable String name, String record, F fact, boolean in) {
    if (name == null) {
      return;
    }
    Key key = new Key(scope, name);
    TreeMap<String, F> of = facts.computeIfAbsent(key, k -> new TreeMap<>());
    if (in) {
      of.put(record, fact);
    } else {
      of.remove(record);
    }
    if (of.isEmpty()) {
      facts.remove(key);
    }
  }

  @Nullable F newest(String scope, @Nullable String name) {
    TreeMap<String, F> of = name == null ? null : facts.get(new Key(scope, name));
    if (of == null) {
      return null;
    }
    return of.size() == 1
        ? of.firstEntry().getValue()
        : of.values().stream().max(Comparator.comparing(time)).orElse(null);
  }
}
