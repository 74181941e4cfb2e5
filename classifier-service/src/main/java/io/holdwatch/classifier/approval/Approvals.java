package io.holdwatch.classifier.approval;

import io.holdwatch.classifier.subject.OrderKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which scopes know approvals of a subject at all, and which orders need any. */
final class Approvals {
  private record Subject(String scope, String subject) {}

  private final Map<Subject, Integer> known = new HashMap<>();
  private final Map<String, Set<OrderKey>> needing = new HashMap<>();

  /**
   * An approval is there, or is there no more.
   *
   * @return orders that need one, where the scope came to know such or ceased to
   */
  Set<OrderKey> put(String scope, String subject, boolean present) {
    boolean knew = knows(scope, subject);
    known.merge(new Subject(scope, subject), present ? 1 : -1, (a, b) -> a + b == 0 ? null : a + b);
    return knew == knows(scope, subject) ? Set.of() : needing.getOrDefault(scope, Set.of());
  }

  /** Whether the scope has any approval of a subject: where none is known, none is missing. */
  boolean knows(String scope, String subject) {
    return known.containsKey(new Subject(scope, subject));
  }

  /** Says whether an order needs an approval now. */
  void needs(OrderKey order, boolean needs) {
    Set<OrderKey> orders = needing.get(order.scope());
    if (needs) {
      needing.computeIfAbsent(order.scope(), s -> new TreeSet<>()).add(order);
    } else if (orders != null && orders.remove(order) && orders.isEmpty()) {
      needing.remove(order.scope());
    }
  }
}
