package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Place of a shipment, or of a line in its wave, in the order of service.
 *
 * @param waits false for goods that have left: they come first
 * @param promised end of the promise; null: none, last
 * @param policyClass policy class of the customer, 1 the highest
 * @param entered when it was entered
 * @param order the order
 * @param part shipment or line
 */
record Turn(
    boolean waits,
    @Nullable Instant promised,
    int policyClass,
    Instant entered,
    OrderKey order,
    String part)
    implements Comparable<Turn> {
  private static final Comparator<Turn> ORDER =
      Comparator.comparing(Turn::waits)
          .thenComparing(Turn::promised, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparingInt(Turn::policyClass)
          .thenComparing(Turn::entered)
          .thenComparing(Turn::order)
          .thenComparing(Turn::part);

  @Override
  public int compareTo(Turn other) {
    return ORDER.compare(this, other);
  }
}
