package io.holdwatch.classifier.document;

import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Document;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was read of every document, and the orders that have shipments. */
final class Papers {
  private final Map<String, Content> contents = new HashMap<>();
  private final Map<String, Integer> proofs = new HashMap<>();
  private final Map<String, Integer> despatches = new HashMap<>();
  private final Map<String, Set<OrderKey>> shipping = new HashMap<>();

  /** Puts a document or takes it away; returns the orders that it matters to besides its own. */
  Set<OrderKey> put(String record, Document fact, boolean present) {
    String scope = fact.getEnvelope().getScope();
    boolean knewProofs = knows(scope, true);
    boolean knewDespatches = knows(scope, false);
    if (present) {
      contents.put(record, Content.read(fact.getContent()));
    } else {
      contents.remove(record);
    }
    if (Paper.isProof(fact)) {
      count(proofs, scope, present);
    }
    if (Paper.isDespatch(fact)) {
      count(despatches, scope, present);
    }
    return knewProofs == knows(scope, true) && knewDespatches == knows(scope, false)
        ? Set.of()
        : Set.copyOf(shipping.getOrDefault(scope, Set.of()));
  }

  private static void count(Map<String, Integer> counts, String scope, boolean present) {
    counts.merge(scope, present ? 1 : -1, (a, b) -> a + b == 0 ? null : a + b);
  }

  /** Whether the scope has any proof of delivery, or any despatch advice. */
  boolean knows(String scope, boolean proof) {
    return (proof ? proofs : despatches).containsKey(scope);
  }

  /** A document with what was read of it. */
  Paper paper(Document fact) {
    return new Paper(fact, contents.getOrDefault(Paper.record(fact), Content.NONE));
  }

  /** Says whether an order has anything shipped or planned. */
  void ships(OrderKey order, boolean ships) {
    Set<OrderKey> orders = shipping.computeIfAbsent(order.scope(), s -> new HashSet<>());
    if (ships) {
      orders.add(order);
    } else {
      orders.remove(order);
    }
  }
}
