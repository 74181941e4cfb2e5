package io.holdwatch.classifier.master;

import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.UnitConversion;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items, their base units, and how other units convert to them. */
final class ItemMaster {
  /** An item in a scope, or of a conversion; without item: for all. */
  private record Named(String scope, @Nullable String item, @Nullable String unit) {
    // Written out, as for orders.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Named named
          && Objects.equals(item, named.item)
          && Objects.equals(unit, named.unit)
          && scope.equals(named.scope);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * scope.hashCode() + Objects.hashCode(item)) + Objects.hashCode(unit);
    }
  }

  private final Records<Named, Item> items = new Records<>();
  private final Records<Named, UnitConversion> conversions = new Records<>();
  private final Index<String, Set<String>> known = Index.unordered();
  private final Index<String, Set<String>> units = Index.unordered();

  void put(String record, Item fact) {
    String scope = fact.getEnvelope().getScope();
    if (fact.getItem() != null) {
      items.put(new Named(scope, fact.getItem(), null), record, fact);
      known.add(scope, fact.getItem(), record);
      units.add(scope, fact.getBaseUnit(), record);
    }
  }

  void remove(String record, Item fact) {
    String scope = fact.getEnvelope().getScope();
    if (fact.getItem() != null) {
      items.remove(new Named(scope, fact.getItem(), null), record);
      known.remove(scope, fact.getItem(), record);
      units.remove(scope, fact.getBaseUnit(), record);
    }
  }

  void put(String record, UnitConversion fact) {
    String scope = fact.getEnvelope().getScope();
    conversions.put(new Named(scope, fact.getItem(), fact.getUnit()), record, fact);
    units.add(scope, fact.getUnit(), record);
  }

  void remove(String record, UnitConversion fact) {
    String scope = fact.getEnvelope().getScope();
    conversions.remove(new Named(scope, fact.getItem(), fact.getUnit()), record);
    units.remove(scope, fact.getUnit(), record);
  }

  boolean knowsItems(String scope) {
    return known.knows(scope);
  }

  boolean knowsUnits(String scope) {
    return units.knows(scope);
  }

  boolean knowsUnit(String scope, String unit) {
    return units.has(scope, unit);
  }

  /** The item; of several records the first. */
  @Nullable Item item(String scope, @Nullable String item) {
    return item == null ? null : items.first(new Named(scope, item, null));
  }

  /** The record that blocks an item; null where none does. */
  @Nullable Item blocked(String scope, String item) {
    return items.of(new Named(scope, item, null)).stream()
        .filter(each -> each.getState() == ItemState.BLOCKED)
        .findFirst()
        .orElse(null);
  }

  /** Base unit of an item, of several records the first that names one; null: not known. */
  @Nullable String baseUnit(String scope, @Nullable String item) {
    for (Item each : items.of(new Named(scope, item, null))) {
      if (each.getBaseUnit() != null) {
        return each.getBaseUnit();
      }
    }
    return null;
  }

  /** Base units per unit; empty where the unit does not convert. */
  Optional<BigDecimal> factor(String scope, @Nullable String item, @Nullable String unit) {
    String base = baseUnit(scope, item);
    if (unit == null || base == null || unit.equals(base)) {
      return Optional.of(BigDecimal.ONE);
    }
    return said(new Named(scope, item, unit)).or(() -> said(new Named(scope, null, unit)));
  }

  /** What says how a unit converts; empty where it is the base unit or does not convert. */
  Optional<UnitConversion> conversion(String scope, @Nullable String item, @Nullable String unit) {
    String base = baseUnit(scope, item);
    return unit == null || base == null || unit.equals(base)
        ? Optional.empty()
        : told(new Named(scope, item, unit)).or(() -> told(new Named(scope, null, unit)));
  }

  private Optional<BigDecimal> said(Named conversion) {
    return told(conversion).map(UnitConversion::getFactor);
  }

  private Optional<UnitConversion> told(Named conversion) {
    for (UnitConversion each : conversions.of(conversion)) {
      if (each.getFactor() != null && each.getFactor().signum() > 0) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
