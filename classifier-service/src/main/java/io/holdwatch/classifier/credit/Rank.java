package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.ranked.Ordered;
import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * Place of an order in the order of entry.
 *
 * @param released whether it is validly released: those come first
 * @param promisedShip promised ship date; without one last
 * @param entered when it was entered
 * @param order the order
 */
record Rank(boolean released, Instant promisedShip, Instant entered, OrderKey order)
    implements Comparable<Rank>, Ordered {
  /** More than the seconds of any instant. */
  private static final long RELEASED = 1L << 60;

  /** Seconds until the year 2242; what is later is compared as a whole. */
  private static final int ENTERED_BITS = 33;

  @Override
  public long major() {
    return promisedShip.getEpochSecond() - (released ? RELEASED : 0);
  }

  /** The rest of the promised second, then the second of entry. */
  @Override
  public long minor() {
    return ((long) promisedShip.get(ChronoField.NANO_OF_SECOND) << ENTERED_BITS)
        + Math.clamp(entered.getEpochSecond(), 0, (1L << ENTERED_BITS) - 1);
  }

  @Override
  public int compareTo(Rank other) {
    int byReleased = Boolean.compare(other.released, released);
    if (byReleased != 0) {
      return byReleased;
    }
    int byPromised = promisedShip.compareTo(other.promisedShip);
    if (byPromised != 0) {
      return byPromised;
    }
    int byEntered = entered.compareTo(other.entered);
    return byEntered != 0 ? byEntered : order.compareTo(other.order);
  }

  // An order has one place at a time: its key alone spreads places well.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Rank rank && compareTo(rank) == 0);
  }

  @Override
  public int hashCode() {
    return order.hashCode();
  }
}
