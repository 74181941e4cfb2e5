package io.holdwatch.deploy.report;

import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Counts the facts of one source; the greatest version of a record decides whether it exists. */
final class FactTally {
  private record Known(List<Long> version, boolean exists) {}

  private final String source;
  private final Map<String, Known> orders = new HashMap<>();
  private final Map<String, Known> lines = new HashMap<>();
  private final Set<String> scopes = new TreeSet<>();
  private @Nullable Set<String> only;
  private final Map<String, Long> thisRun = new TreeMap<>();

  FactTally(String source) {
    this.source = source;
  }

  void add(SpecificRecord fact) {
    if (!(fact.getSchema().getField("envelope") != null && fact.get(0) instanceof Envelope envelope)
        || !envelope.getSource().equals(source)) {
      return;
    }
    scopes.add(envelope.getScope());
    if (only != null && !only.contains(envelope.getScope())) {
      return;
    }
    thisRun.merge(fact.getSchema().getName(), 1L, Long::sum);
    switch (fact) {
      case Order order -> take(orders, envelope);
      case OrderLine line -> take(lines, envelope);
      default -> {
        // Every other type is counted by its name only.
      }
    }
  }

  private static void take(Map<String, Known> all, Envelope envelope) {
    String key =
        envelope.getScope() + ":" + envelope.getRecordType() + ":" + envelope.getRecordId();
    Known before = all.get(key);
    if (before == null || compare(before.version(), envelope.getVersion()) <= 0) {
      all.put(key, new Known(List.copyOf(envelope.getVersion()), envelope.getOp() != Op.DELETE));
    }
  }

  private static int compare(List<Long> a, List<Long> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int difference = Long.compare(a.get(i), b.get(i));
      if (difference != 0) {
        return difference;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  void begin() {
    thisRun.clear();
  }

  Map<String, Long> thisRun() {
    return new TreeMap<>(thisRun);
  }

  long orders() {
    return orders.values().stream().filter(Known::exists).count();
  }

  long lines() {
    return lines.values().stream().filter(Known::exists).count();
  }

  /** From now on only facts of these scopes count, and what was counted is forgotten. */
  void only(Set<String> wanted) {
    only = Set.copyOf(wanted);
    orders.clear();
    lines.clear();
    thisRun.clear();
  }

  /** Whether a scope counts. */
  boolean counts(String scope) {
    return only == null ? scopes.contains(scope) : only.contains(scope);
  }

  /** Scopes that the source has facts of. */
  Set<String> scopes() {
    return scopes;
  }
}
