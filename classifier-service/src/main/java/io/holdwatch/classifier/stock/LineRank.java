package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.subject.LineKey;
import java.time.Instant;
import java.util.Comparator;

/** A line's place in the order of service of its pool (definitions.md, "Stock"). */
record LineRank(Instant promised, int policyClass, Instant entered, LineKey line)
    implements Comparable<LineRank> {
  private static final Comparator<LineRank> ORDER =
      Comparator.comparing(LineRank::promised)
          .thenComparingInt(LineRank::policyClass)
          .thenComparing(LineRank::entered)
          .thenComparing(LineRank::line);

  @Override
  public int compareTo(LineRank other) {
    return ORDER.compare(this, other);
  }
}
