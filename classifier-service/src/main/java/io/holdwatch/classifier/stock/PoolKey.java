package io.holdwatch.classifier.stock;

import java.util.Comparator;

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
}
