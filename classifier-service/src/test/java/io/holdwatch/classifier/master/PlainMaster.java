package io.holdwatch.classifier.master;

import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.UnitConversion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A second reading of the rule: every fact is looked at for every question. */
record PlainMaster(SortedMap<String, SpecificRecord> facts) {

  private <F> List<F> all(Class<F> type) {
    return facts.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private List<Item> items(@Nullable String item) {
    return all(Item.class).stream()
        .filter(i -> i.getItem() != null)
        .filter(i -> item == null || item.equals(i.getItem()))
        .toList();
  }

  private Optional<String> base(@Nullable String item) {
    return item == null
        ? Optional.empty()
        : items(item).stream().map(Item::getBaseUnit).filter(Objects::nonNull).findFirst();
  }

  Optional<BigDecimal> factor(@Nullable String item, @Nullable String unit) {
    Optional<String> base = base(item);
    if (unit == null || base.isEmpty() || base.get().equals(unit)) {
      return Optional.of(BigDecimal.ONE);
    }
    List<UnitConversion> fit =
        all(UnitConversion.class).stream()
            .filter(c -> unit.equals(c.getUnit()))
            .filter(c -> c.getFactor() != null && c.getFactor().signum() > 0)
            .toList();
    return Stream.concat(
            fit.stream().filter(c -> c.getItem() != null && c.getItem().equals(item)),
            fit.stream().filter(c -> c.getItem() == null))
        .map(UnitConversion::getFactor)
        .findFirst();
  }

  Optional<String> line(MasterLine line) {
    List<Item> own = line.item() == null ? List.of() : items(line.item());
    if (line.item() != null && own.isEmpty() && !items(null).isEmpty()) {
      return Optional.of("UNKNOWN_ITEM");
    }
    if (own.stream().anyMatch(i -> i.getState() == ItemState.BLOCKED)) {
      return Optional.of("BLOCKED_ITEM");
    }
    List<String> units =
        Stream.concat(
                items(null).stream().map(Item::getBaseUnit),
                all(UnitConversion.class).stream().map(UnitConversion::getUnit))
            .filter(Objects::nonNull)
            .toList();
    if (line.unit() != null && !units.isEmpty() && !units.contains(line.unit())) {
      return Optional.of("UNKNOWN_UNIT");
    }
    return factor(line.item(), line.unit()).isEmpty()
        ? Optional.of("MISSING_CONVERSION")
        : Optional.empty();
  }

  Optional<String> order(MasterOrder order) {
    List<Customer> all = all(Customer.class).stream().filter(c -> c.getCustomer() != null).toList();
    List<Customer> own =
        all.stream().filter(c -> c.getCustomer().equals(order.customer())).toList();
    if (order.customer() != null && own.isEmpty() && !all.isEmpty()) {
      return Optional.of("UNKNOWN_CUSTOMER");
    }
    if (own.stream()
        .anyMatch(
            c ->
                Boolean.TRUE.equals(c.getBlocked())
                    || "BLOCKED".equals(c.getStatus())
                    || "CLOSED".equals(c.getStatus()))) {
      return Optional.of("BLOCKED_CUSTOMER");
    }
    boolean twice =
        own.stream()
            .anyMatch(
                c ->
                    c.getTaxId() != null
                        && all.stream()
                            .anyMatch(
                                o ->
                                    c.getTaxId().equals(o.getTaxId())
                                        && !o.getCustomer().equals(c.getCustomer())));
    if (twice) {
      return Optional.of("DUPLICATE_CUSTOMER");
    }
    return order.missing() == null ? Optional.empty() : Optional.of("MISSING_RATE");
  }
}
