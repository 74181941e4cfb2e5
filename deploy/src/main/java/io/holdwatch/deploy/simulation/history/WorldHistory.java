package io.holdwatch.deploy.simulation.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that was ever said: of the world that orders share, and of every order, closed ones
 * included, because what they shipped and owe goes on counting. Grows; not thread-safe.
 */
public final class WorldHistory {
  private final List<WorldHappening> happenings = new ArrayList<>();
  private final Map<String, OrderHistory> orders = new LinkedHashMap<>();

  /** A history without happenings. */
  public WorldHistory() {}

  /**
   * Adds what was said last of the world.
   *
   * @throws IllegalArgumentException for a happening before the last one
   */
  public void add(WorldHappening happening) {
    if (!happenings.isEmpty() && happening.at().isBefore(happenings.getLast().at())) {
      throw new IllegalArgumentException(
          "history of the world: "
              + happening
              + " is before "
              + happenings.getLast().at()
              + ": add in order of time");
    }
    happenings.add(happening);
  }

  /** The history of an order, begun where there is none. */
  public OrderHistory order(String order) {
    return orders.computeIfAbsent(order, OrderHistory::new);
  }

  /** All that was said of the world so far, oldest first; a read-only view. */
  public List<WorldHappening> happenings() {
    return Collections.unmodifiableList(happenings);
  }

  /** The histories of all orders, first begun first; a read-only view. */
  public Collection<OrderHistory> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }
}
