package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.PromotionStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.RebateStated;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which records ever had to do with the price of an item. */
final class PriceRecords {
  private static final String ALL = "";

  private final Past past;
  private final Map<String, Set<String>> prices;
  private final Map<String, Set<String>> promotions;
  private final Map<String, Set<String>> rebates;
  private final Map<String, Set<String>> invoices;

  PriceRecords(Past past) {
    this.past = past;
    prices = past.register.keysBy(PriceStated.class, PriceStated::item);
    promotions = past.register.keysBy(PromotionStated.class, p -> orAll(p.item()));
    rebates = past.register.keysBy(RebateStated.class, r -> orAll(r.item()));
    invoices = past.register.keysBy(InvoiceStated.class, InvoiceStated::order);
  }

  Set<String> prices(String item) {
    return prices.getOrDefault(item, Set.of());
  }

  Set<String> promotions(String item) {
    return withAll(promotions, item);
  }

  Set<String> rebates(String item) {
    return withAll(rebates, item);
  }

  Set<String> invoices(String order) {
    return invoices.getOrDefault(order, Set.of());
  }

  /** When anything about the price of a line could have changed. */
  Set<Instant> changes(Subject subject) {
    Set<Instant> instants = new TreeSet<>(past.instants(subject.order()));
    invoices(subject.order())
        .forEach(key -> instants.addAll(past.register.instants(InvoiceStated.class, key)));
    Set<String> items = new TreeSet<>();
    for (LineStated line : past.linesEver(subject.order())) {
      if (line.line() == subject.line() && line.sourcing().item() != null) {
        items.add(line.sourcing().item());
      }
    }
    for (String item : items) {
      instants.addAll(past.conversionInstants(item));
      prices(item).forEach(k -> instants.addAll(past.register.instants(PriceStated.class, k)));
      promotions(item)
          .forEach(k -> instants.addAll(past.register.instants(PromotionStated.class, k)));
      rebates(item).forEach(k -> instants.addAll(past.register.instants(RebateStated.class, k)));
    }
    return instants;
  }

  private static Set<String> withAll(Map<String, Set<String>> map, String item) {
    Set<String> keys = new TreeSet<>(map.getOrDefault(item, Set.of()));
    keys.addAll(map.getOrDefault(ALL, Set.of()));
    return keys;
  }

  private static String orAll(@Nullable String item) {
    return item == null ? ALL : item;
  }
}
