package io.holdwatch.classifier.subject;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order within its scope.
 *
 * @param scope scope
 * @param order business key of the order
 */
public record OrderKey(String scope, String order) implements Comparable<OrderKey> {
  /** The key of an order where the order is known. */
  public static Optional<OrderKey> of(String scope, @Nullable String order) {
    return order == null ? Optional.empty() : Optional.of(new OrderKey(scope, order));
  }

  @Override
  public int compareTo(OrderKey other) {
    // Nearly always the same scope, and then the very same text.
    return scope.equals(other.scope) ? order.compareTo(other.order) : scope.compareTo(other.scope);
  }

  /** Scope and order as one text; no scope contains the separator. */
  @Override
  public String toString() {
    return scope + "\u001f" + order;
  }
}
