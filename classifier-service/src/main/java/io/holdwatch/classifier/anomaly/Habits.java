package io.holdwatch.classifier.anomaly;

import io.holdwatch.classifier.subject.OrderKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every customer ordered of every item; customers that nobody knows are one. */
final class Habits {
  private record OfItem(String scope, String item) {}

  private final Map<OfItem, Map<String, Habit>> byItem = new HashMap<>();

  /** Puts the lines of an order in their places; returns later orders that they concern. */
  Set<OrderKey> put(OrderKey order, Entry entry) {
    Set<OrderKey> touched = new HashSet<>();
    entry
        .lines()
        .forEach(
            (line, sold) ->
                touched.addAll(
                    byItem
                        .computeIfAbsent(
                            new OfItem(order.scope(), sold.item()), i -> new HashMap<>())
                        .computeIfAbsent(customer(entry), c -> new Habit())
                        .put(new Place(entry.entered(), order, line), sold)));
    return touched;
  }

  /** Takes the lines of an order away; returns later orders that they concerned. */
  Set<OrderKey> remove(OrderKey order, Entry entry) {
    Set<OrderKey> touched = new HashSet<>();
    entry
        .lines()
        .forEach(
            (line, sold) -> {
              OfItem item = new OfItem(order.scope(), sold.item());
              Map<String, Habit> habits = byItem.getOrDefault(item, Map.of());
              Habit habit = habits.get(customer(entry));
              if (habit != null) {
                touched.addAll(habit.remove(new Place(entry.entered(), order, line)));
                if (habit.isEmpty()) {
                  habits.remove(customer(entry));
                }
              }
            });
    return touched;
  }

  /** Nobody asks any more what was usual before an order. */
  void forget(OrderKey order, Entry entry) {
    for (Entry.Sold sold : entry.lines().values()) {
      Habit habit = of(order.scope(), customer(entry), sold.item());
      if (habit != null) {
        habit.forget(order);
      }
    }
  }

  /** What a customer ordered of an item; null: nothing. */
  @Nullable Habit of(String scope, String customer, String item) {
    return byItem.getOrDefault(new OfItem(scope, item), Map.of()).get(customer);
  }

  /** Units of an item (null: of all) count otherwise; returns all orders of it. */
  Set<OrderKey> recount(String scope, @Nullable String item) {
    Set<OrderKey> touched = new HashSet<>();
    if (item != null) {
      recount(byItem.getOrDefault(new OfItem(scope, item), Map.of()), touched);
    } else {
      byItem.forEach(
          (of, habits) -> {
            if (of.scope().equals(scope)) {
              recount(habits, touched);
            }
          });
    }
    return touched;
  }

  private static void recount(Map<String, Habit> habits, Set<OrderKey> touched) {
    habits.values().forEach(habit -> touched.addAll(habit.recount()));
  }

  private static String customer(Entry entry) {
    return entry.customer() == null ? "" : entry.customer();
  }
}
