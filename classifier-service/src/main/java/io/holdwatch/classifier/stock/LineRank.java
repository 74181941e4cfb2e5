package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.ranked.Ordered;
import io.holdwatch.classifier.subject.LineKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line's place in the order of service of its pool (definitions.md, "Stock").
 *
 * @param promised when it is promised
 * @param policyClass class of its customer, the lowest first
 * @param entered when the order was entered
 * @param line the line
 */
record LineRank(Instant promised, int policyClass, Instant entered, LineKey line)
    implements Comparable<LineRank>, Ordered {
  /** Within a due, which is the same as the promise. */
  @Override
  public long major() {
    return policyClass;
  }

  @Override
  public long minor() {
    return entered.getEpochSecond();
  }

  @Override
  public int compareTo(LineRank other) {
    int byPromised = promised.compareTo(other.promised);
    if (byPromised != 0) {
      return byPromised;
    }
    int byClass = Integer.compare(policyClass, other.policyClass);
    if (byClass != 0) {
      return byClass;
    }
    int byEntered = entered.compareTo(other.entered);
    return byEntered != 0 ? byEntered : line.compareTo(other.line);
  }

  // A line has one place at a time: its key alone spreads places well.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof LineRank rank && compareTo(rank) == 0);
  }

  @Override
  public int hashCode() {
    return line.hashCode();
  }
}
