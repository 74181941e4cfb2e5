package io.holdwatch.classifier.stock;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A pool: the stock of an item at a site.
 *
 * @param scope scope
 * @param item business key of the item
 * @param site business key of the site
 */
public record PoolKey(String scope, String item, String site) {
  static final Comparator<PoolKey> ORDER =
      Comparator.comparing(PoolKey::scope)
          .thenComparing(PoolKey::item)
          .thenComparing(PoolKey::site);

  // Written out, as for orders.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PoolKey key
        && item.equals(key.item)
        && site.equals(key.site)
        && scope.equals(key.scope);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * scope.hashCode() + item.hashCode()) + site.hashCode();
  }
}
