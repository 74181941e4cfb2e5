package io.holdwatch.classifier.anomaly;

import io.holdwatch.contract.fact.Item;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** In which quantities items are sold. Of several records of an item the first counts. */
final class Packs {
  private record OfItem(String scope, String item) {}

  private final Map<OfItem, TreeMap<String, Item>> items = new HashMap<>();

  void put(String record, Item item) {
    if (item.getItem() != null) {
      items.computeIfAbsent(key(item), i -> new TreeMap<>()).put(record, item);
    }
  }

  void remove(String record, Item item) {
    TreeMap<String, Item> records = items.get(key(item));
    if (records != null) {
      records.remove(record);
      if (records.isEmpty()) {
        items.remove(key(item));
      }
    }
  }

  /** An item; null: unknown. */
  @Nullable Item item(String scope, String item) {
    TreeMap<String, Item> records = items.get(new OfItem(scope, item));
    return records == null ? null : records.firstEntry().getValue();
  }

  private static OfItem key(Item item) {
    return new OfItem(item.getEnvelope().getScope(), item.getItem());
  }
}
