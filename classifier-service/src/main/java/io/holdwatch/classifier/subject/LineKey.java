package io.holdwatch.classifier.subject;

import java.util.Comparator;

/**
 * A line of an order within its scope.
 *
 * @param order the order
 * @param line line number within the order
 */
public record LineKey(OrderKey order, String line) implements Comparable<LineKey> {
  private static final Comparator<LineKey> BY_ID =
      Comparator.comparing(LineKey::order).thenComparing(LineKey::line);

  @Override
  public int compareTo(LineKey other) {
    return BY_ID.compare(this, other);
  }

  /** Subject of exceptions of the line: "order:line". */
  public String subject() {
    return order.order() + ":" + line;
  }
}
