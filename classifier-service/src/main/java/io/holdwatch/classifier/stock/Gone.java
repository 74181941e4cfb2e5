package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.ranked.Micros;
import java.time.Instant;
import java.util.TreeMap;

/** What was shipped from a pool, and until when that is looked at. */
final class Gone {
  private final TreeMap<Instant, Long> shipped = new TreeMap<>();
  private Instant until = Instant.MIN;

  /** The instant to which time has come. */
  Instant until() {
    return until;
  }

  void advance(Instant now) {
    until = now;
  }

  /** Adds to what was shipped at an instant. [millionths of the base unit] */
  void ship(Instant at, long quantity) {
    if (shipped.merge(at, quantity, Micros::plus) == 0) {
      shipped.remove(at);
    }
  }

  /** Shipped after an instant and at or before another. [millionths of the base unit] */
  long between(Instant after, Instant upTo) {
    return after.isBefore(upTo)
        ? shipped.subMap(after, false, upTo, true).values().stream().reduce(0L, Micros::plus)
        : 0;
  }
}
