package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Comparator;

/**
 * Place of an order in the order of entry.
 *
 * @param released whether it is validly released: those come first
 * @param promisedShip promised ship date; without one last
 * @param entered when it was entered
 * @param order the order
 */
record Rank(boolean released, Instant promisedShip, Instant entered, OrderKey order)
    implements Comparable<Rank> {
  private static final Comparator<Rank> ORDER =
      Comparator.comparing((Rank rank) -> !rank.released())
          .thenComparing(Rank::promisedShip)
          .thenComparing(Rank::entered)
          .thenComparing(Rank::order);

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
