package io.holdwatch.routing.page;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.routing.queue.Entry;
import io.holdwatch.routing.queue.ExceptionQueue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the order that a person means by its key, its number, or the customer's number for it. */
final class OrderSearch {
  private OrderSearch() {}

  /** What was found. */
  sealed interface Found {
    /** The order. */
    record One(Explanation explanation) implements Found {}

    /** Several orders have this number, by their keys. */
    record Several(Set<String> orders) implements Found {}

    /** No exception of such an order is known. */
    record None() implements Found {}
  }

  static Found of(String name, ExceptionQueue queue) {
    Set<String> byKey = new TreeSet<>();
    Set<String> byNumber = new TreeSet<>();
    for (Entry entry : queue.mentioning(name)) {
      ExceptionPacket packet = entry.packet();
      if (packet.getOrder().equals(name)) {
        byKey.add(packet.getOrder());
      } else if (name.equalsIgnoreCase(packet.getOrderNumber())
          || name.equalsIgnoreCase(packet.getCustomerPo())) {
        byNumber.add(packet.getOrder());
      }
    }
    Set<String> found = byKey.isEmpty() ? byNumber : byKey;
    return switch (found.size()) {
      case 0 -> new Found.None();
      case 1 -> new Found.One(Explanation.of(all(found.iterator().next(), queue), queue));
      default -> new Found.Several(found);
    };
  }

  private static List<Entry> all(String order, ExceptionQueue queue) {
    return queue.mentioning(order).stream()
        .filter(entry -> entry.packet().getOrder().equals(order))
        .toList();
  }
}
