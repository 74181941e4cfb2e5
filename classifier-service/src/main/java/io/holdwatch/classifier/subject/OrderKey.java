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

  // Written out, for every index asks: what the compiler makes for records goes through method
  // handles.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof OrderKey key && order.equals(key.order) && scope.equals(key.scope));
  }

  @Override
  public int hashCode() {
    return 31 * scope.hashCode() + order.hashCode();
  }

  /** Scope and order as one text; no scope contains the separator. */
  @Override
  public String toString() {
    return scope + "\u001f" + order;
  }
}
