package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.Gone;
import io.holdwatch.deploy.simulation.history.WorldHappening;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the records that orders share said at any instant. */
final class Register {
  private final Map<Class<?>, Map<String, Steps<WorldHappening>>> records = new HashMap<>();
  private final Map<Class<?>, NavigableSet<Instant>> instants = new HashMap<>();

  /** Takes what had been said up to and including an instant. */
  Register(List<WorldHappening> happenings, Instant horizon) {
    for (WorldHappening happening : happenings) {
      if (!happening.at().isAfter(horizon)) {
        boolean gone = happening instanceof Gone;
        Class<?> kind =
            happening instanceof Gone(_, var said) ? said.getClass() : happening.getClass();
        records
            .computeIfAbsent(kind, k -> new LinkedHashMap<>())
            .computeIfAbsent(happening.key(), k -> new Steps<>())
            .put(happening.at(), gone ? null : happening);
        instants.computeIfAbsent(kind, k -> new TreeSet<>()).add(happening.at());
      }
    }
  }

  /** What a record said at an instant; null: it was not there. */
  <T extends WorldHappening> @Nullable T at(Class<T> kind, @Nullable String key, Instant now) {
    Steps<WorldHappening> record = key == null ? null : of(kind).get(key);
    WorldHappening said = record == null ? null : record.at(now);
    return said == null ? null : kind.cast(said);
  }

  /** What those of some records said that were there at an instant. */
  <T extends WorldHappening> List<T> at(Class<T> kind, Collection<String> keys, Instant now) {
    return keys.stream().map(key -> at(kind, key, now)).filter(Objects::nonNull).toList();
  }

  /** What all records of a kind said that were there at an instant. */
  <T extends WorldHappening> List<T> allAt(Class<T> kind, Instant now) {
    return at(kind, of(kind).keySet(), now);
  }

  /** Whether a record of a kind that is as wanted was there at an instant. */
  <T extends WorldHappening> boolean anyAt(Class<T> kind, Predicate<T> wanted, Instant now) {
    return of(kind).keySet().stream()
        .map(key -> at(kind, key, now))
        .anyMatch(said -> said != null && wanted.test(said));
  }

  /**
   * Keys of the records of a kind, by something that they ever said.
   *
   * @param by null: nothing to find them by
   */
  <T extends WorldHappening, K> Map<K, Set<String>> keysBy(
      Class<T> kind, Function<T, @Nullable K> by) {
    Map<K, Set<String>> keys = new HashMap<>();
    of(kind)
        .forEach(
            (key, record) -> {
              for (Instant instant : record.instants()) {
                WorldHappening said = record.at(instant);
                K found = said == null ? null : by.apply(kind.cast(said));
                if (found != null) {
                  keys.computeIfAbsent(found, k -> new TreeSet<>()).add(key);
                }
              }
            });
    return keys;
  }

  /** When a record said anything. */
  Set<Instant> instants(Class<?> kind, @Nullable String key) {
    Steps<WorldHappening> record = key == null ? null : of(kind).get(key);
    return record == null ? Set.of() : record.instants();
  }

  /** When any record of a kind said anything. */
  Set<Instant> instants(Class<?> kind) {
    return instants.getOrDefault(kind, new TreeSet<>());
  }

  /** Everything that a record ever said, oldest first. */
  <T extends WorldHappening> List<T> ever(Class<T> kind, String key) {
    return instants(kind, key).stream()
        .map(instant -> at(kind, key, instant))
        .filter(Objects::nonNull)
        .toList();
  }

  private Map<String, Steps<WorldHappening>> of(Class<?> kind) {
    return records.getOrDefault(kind, Map.of());
  }
}
