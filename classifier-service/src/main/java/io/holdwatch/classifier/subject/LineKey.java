package io.holdwatch.classifier.subject;

import org.jspecify.annotations.Nullable;

/**
 * A line of an order within its scope.
 *
 * @param order the order
 * @param line line number within the order
 */
public record LineKey(OrderKey order, String line) implements Comparable<LineKey> {
  @Override
  public int compareTo(LineKey other) {
    int byOrder = order.compareTo(other.order);
    return byOrder == 0 ? line.compareTo(other.line) : byOrder;
  }

  // Written out, as for orders.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof LineKey key && line.equals(key.line) && order.equals(key.order));
  }

  @Override
  public int hashCode() {
    return 31 * order.hashCode() + line.hashCode();
  }

  /** Subject of exceptions of the line: "order:line". */
  public String subject() {
    return order.order() + ":" + line;
  }
}
