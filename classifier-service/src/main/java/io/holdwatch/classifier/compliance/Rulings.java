package io.holdwatch.classifier.compliance;

import io.holdwatch.contract.fact.Compliance;
import io.holdwatch.contract.fact.Item;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What compliance says in one scope, found by the narrowest that each ruling names. */
final class Rulings {
  private final Map<String, Map<String, Ruling>> ofOrders = new HashMap<>();
  private final Map<String, Map<String, Ruling>> ofCustomers = new HashMap<>();
  private final Map<String, Map<String, Ruling>> ofItems = new HashMap<>();
  private final Map<String, Map<String, Item>> regulated = new HashMap<>();
  private final Set<String> licences = new HashSet<>();

  void put(String record, Compliance fact, boolean present) {
    Ruling ruling = new Ruling(fact);
    if (fact.getOrder() != null) {
      put(ofOrders, fact.getOrder(), record, ruling, present);
    } else if (fact.getCustomer() != null) {
      put(ofCustomers, fact.getCustomer(), record, ruling, present);
    } else if (fact.getItem() != null) {
      put(ofItems, fact.getItem(), record, ruling, present);
    }
    if (present && ruling.isLicence()) {
      licences.add(record);
    } else {
      licences.remove(record);
    }
  }

  void put(String record, Item item, boolean present) {
    if (item.getItem() != null && Boolean.TRUE.equals(item.getRegulated())) {
      put(regulated, item.getItem(), record, item, present);
    }
  }

  /** Whether any licence is known: where none is, none is missing. */
  boolean knowsLicences() {
    return !licences.isEmpty();
  }

  /** What says that an item is regulated; null: nothing does. */
  @Nullable Item regulated(@Nullable String item) {
    return regulated.getOrDefault(item, Map.of()).values().stream().findFirst().orElse(null);
  }

  /** All that is about an order, whether it has run out or not, in order of the records. */
  List<Ruling> about(String order, @Nullable String customer, Set<String> items) {
    if (ofOrders.isEmpty() && ofCustomers.isEmpty() && ofItems.isEmpty()) {
      return List.of();
    }
    Map<String, Ruling> found = new TreeMap<>(ofOrders.getOrDefault(order, Map.of()));
    if (customer != null) {
      found.putAll(ofCustomers.getOrDefault(customer, Map.of()));
    }
    for (String item : items) {
      found.putAll(ofItems.getOrDefault(item, Map.of()));
    }
    Collection<Ruling> all = found.values();
    return all.stream().filter(ruling -> ruling.isAbout(order, customer, items)).toList();
  }

  private static <T> void put(
      Map<String, Map<String, T>> index, String key, String record, T value, boolean present) {
    if (present) {
      index.computeIfAbsent(key, k -> new TreeMap<>()).put(record, value);
      return;
    }
    Map<String, T> records = index.get(key);
    if (records != null) {
      records.remove(record);
      if (records.isEmpty()) {
        index.remove(key);
      }
    }
  }
}
