package io.holdwatch.classifier.contract;

import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Contract;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Contracts, and the orders that claim them. */
final class Contracts {
  private record Name(String scope, String contract) {}

  private final Map<Name, Map<String, Contract>> known = new HashMap<>();
  private final Map<String, Integer> perScope = new HashMap<>();
  private final Map<OrderKey, Set<String>> claims;
  private final Map<Name, Set<OrderKey>> claiming = new HashMap<>();

  Contracts(Keys keys) {
    claims = keys.byOrder();
  }

  /** Puts a contract or takes it away; returns the orders that it matters to. */
  Set<OrderKey> put(String record, Contract fact, boolean present) {
    String scope = fact.getEnvelope().getScope();
    if (fact.getContract() == null) {
      return Set.of();
    }
    Name name = new Name(scope, fact.getContract());
    boolean knew = knows(scope);
    Map<String, Contract> records = known.computeIfAbsent(name, n -> new TreeMap<>());
    boolean more = present ? records.put(record, fact) == null : records.remove(record) != null;
    if (records.isEmpty()) {
      known.remove(name);
    }
    if (more) {
      perScope.merge(scope, present ? 1 : -1, (a, b) -> a + b == 0 ? null : a + b);
    }
    return knew == knows(scope) ? claiming.getOrDefault(name, Set.of()) : all(scope);
  }

  /** Whether the scope has any contract. */
  boolean knows(String scope) {
    return perScope.containsKey(scope);
  }

  /** A contract, by the first of its records; null: there is none. */
  @Nullable Contract contract(String scope, String contract) {
    return known.getOrDefault(new Name(scope, contract), Map.of()).values().stream()
        .findFirst()
        .orElse(null);
  }

  /** Says which contracts an order claims now. */
  void claims(OrderKey order, Set<String> contracts) {
    Set<String> before = claims.getOrDefault(order, Set.of());
    if (before.equals(contracts)) {
      return;
    }
    for (String each : before) {
      Name name = new Name(order.scope(), each);
      Set<OrderKey> orders = claiming.getOrDefault(name, Set.of());
      orders.remove(order);
      if (orders.isEmpty()) {
        claiming.remove(name);
      }
    }
    for (String each : contracts) {
      claiming.computeIfAbsent(new Name(order.scope(), each), n -> new HashSet<>()).add(order);
    }
    if (contracts.isEmpty()) {
      claims.remove(order);
    } else {
      claims.put(order, contracts);
    }
  }

  private Set<OrderKey> all(String scope) {
    Set<OrderKey> all = new TreeSet<>(claims.keySet());
    all.removeIf(order -> !order.scope().equals(scope));
    return all;
  }
}
