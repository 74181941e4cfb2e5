package io.holdwatch.deploy.truth;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Something as it was over time: each value holds from its instant until the next one. */
final class Steps<V> {
  private final NavigableMap<Instant, Optional<V>> values = new TreeMap<>();

  /** From an instant on there is this value; null: none. */
  void put(Instant from, @Nullable V value) {
    values.put(from, Optional.ofNullable(value));
  }

  /**
   * From an instant on there is this value; nothing is noted where it is the one that there was.
   *
   * @param from not before any that was put
   */
  void change(Instant from, @Nullable V value) {
    var last = values.lastEntry();
    V before = last == null ? null : last.getValue().orElse(null);
    if (!Objects.equals(before, value)) {
      put(from, value);
    }
  }

  /** The value at an instant; null: none. */
  @Nullable V at(Instant instant) {
    var step = values.floorEntry(instant);
    return step == null ? null : step.getValue().orElse(null);
  }

  /** Whether there was a value at some time from one instant to the other, both included. */
  boolean everIn(Instant from, Instant to) {
    return at(from) != null
        || (!to.isBefore(from)
            && values.subMap(from, true, to, true).values().stream().anyMatch(Optional::isPresent));
  }

  /** The instants at which a value was noted, in order of time. */
  NavigableSet<Instant> instants() {
    return Collections.unmodifiableNavigableSet(values.navigableKeySet());
  }
}
