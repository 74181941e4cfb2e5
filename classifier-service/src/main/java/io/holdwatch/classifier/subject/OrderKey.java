package io.holdwatch.classifier.subject;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order within its scope. Every index asks for it, so it remembers its hash. */
public final class OrderKey implements Comparable<OrderKey> {
  private final String scope;
  private final String order;
  private final int hash;

  /**
   * The key of an order.
   *
   * @param scope scope
   * @param order business key of the order
   */
  public OrderKey(String scope, String order) {
    this.scope = scope;
    this.order = order;
    this.hash = 31 * scope.hashCode() + order.hashCode();
  }

  /** The key of an order where the order is known. */
  public static Optional<OrderKey> of(String scope, @Nullable String order) {
    return order == null ? Optional.empty() : Optional.of(new OrderKey(scope, order));
  }

  /** Scope. */
  public String scope() {
    return scope;
  }

  /** Business key of the order. */
  public String order() {
    return order;
  }

  @Override
  public int compareTo(OrderKey other) {
    if (this == other) {
      return 0;
    }
    // Nearly always the same scope, and then the very same text.
    return scope.equals(other.scope) ? order.compareTo(other.order) : scope.compareTo(other.scope);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof OrderKey key
            && hash == key.hash
            && order.equals(key.order)
            && scope.equals(key.scope));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Scope and order as one text; no scope contains the separator. */
  @Override
  public String toString() {
    return scope + "\u001f" + order;
  }
}
