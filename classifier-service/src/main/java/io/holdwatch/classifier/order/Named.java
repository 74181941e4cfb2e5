package io.holdwatch.classifier.order;

import org.jspecify.annotations.Nullable;

/**
 * A site, a customer, a shipment within its scope.
 *
 * @param scope scope
 * @param name business key
 */
record Named(String scope, String name) {
  // Written out, as for orders.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Named named && name.equals(named.name) && scope.equals(named.scope);
  }

  @Override
  public int hashCode() {
    return 31 * scope.hashCode() + name.hashCode();
  }
}
