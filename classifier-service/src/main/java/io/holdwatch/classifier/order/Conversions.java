package io.holdwatch.classifier.order;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the units of items convert, as the master data say. */
@FunctionalInterface
public interface Conversions {
  /** Base units of an item in one unit; empty where they are not known. */
  Optional<BigDecimal> factor(String scope, @Nullable String item, @Nullable String unit);
}
