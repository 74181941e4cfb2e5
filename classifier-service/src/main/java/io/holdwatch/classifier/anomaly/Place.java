package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Comparator;

/**
 * Where a line stands among all lines by their entry.
 *
 * @param entered when its order was entered
 * @param order its order, which tells apart what was entered at one instant
 * @param line line number; empty: before all lines of the order
 */
record Place(Instant entered, OrderKey order, String line) implements Comparable<Place> {
  private static final Comparator<Place> BY_ENTRY =
      Comparator.comparing(Place::entered).thenComparing(Place::order).thenComparing(Place::line);

  static Place of(Instant entered, OrderKey order) {
    return new Place(entered, order, "");
  }

  @Override
  public int compareTo(Place other) {
    return BY_ENTRY.compare(this, other);
  }
}
