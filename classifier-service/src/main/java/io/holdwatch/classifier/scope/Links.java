package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Link;
import io.holdwatch.contract.fact.Op;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Fills fields that only another record of the same source knows; a fact whose record is not here
 * yet waits.
 */
final class Links {
  private record Target(String scope, String source, String factType, String recordId) {}

  /** Facts of a type that some fact has linked to; few types ever are. */
  private record Kind(String source, String factType) {}

  private final Collection<SpecificRecord> facts;
  private final Set<Kind> linked = new HashSet<>();
  private final Map<Target, SpecificRecord> targets = new HashMap<>();
  private final Map<Target, Set<String>> waiting = new HashMap<>();

  /** Resolves links to these facts, the newest of each record as they come and go. */
  Links(Collection<SpecificRecord> facts) {
    this.facts = facts;
  }

  /** Remembers a fact that others link to; returns the keys of the facts that wait for it. */
  Set<String> arrived(SpecificRecord fact, Envelope envelope) {
    if (linked.isEmpty() || !linked.contains(new Kind(envelope.getSource(), FactKeys.type(fact)))) {
      return Set.of();
    }
    Target target =
        new Target(
            envelope.getScope(), envelope.getSource(), FactKeys.type(fact), envelope.getRecordId());
    targets.put(target, fact);
    Set<String> keys = waiting.remove(target);
    return keys == null ? Set.of() : keys;
  }

  /**
   * The fact with its links filled in; empty while one of them is missing, and then the key waits.
   */
  Optional<SpecificRecord> resolve(String key, SpecificRecord fact, Envelope envelope) {
    if (envelope.getLinks().isEmpty()) {
      return Optional.of(fact);
    }
    SpecificRecord filled = FactKeys.copy(fact);
    for (Link link : envelope.getLinks()) {
      Target target =
          new Target(
              envelope.getScope(), envelope.getSource(), link.getFactType(), link.getRecordId());
      if (linked.add(new Kind(envelope.getSource(), link.getFactType()))) {
        index(envelope.getSource(), link.getFactType());
      }
      Object value = value(targets.get(target), link.getTake());
      if (value == null) {
        waiting.computeIfAbsent(target, t -> new TreeSet<>()).add(key);
        return Optional.empty();
      }
      filled.put(fact.getSchema().getField(link.getField()).pos(), value);
    }
    return Optional.of(filled);
  }

  /** The first link to a type finds those of it that are here already. */
  private void index(String source, String factType) {
    for (SpecificRecord fact : facts) {
      if (FactKeys.type(fact).equals(factType)) {
        Envelope its = FactKeys.envelope(fact).orElseThrow();
        if (its.getSource().equals(source) && its.getOp() != Op.DELETE) {
          // Of two record types with the same id, one and the same wherever they stand.
          targets.merge(
              new Target(its.getScope(), source, factType, its.getRecordId()),
              fact,
              (a, b) -> recordType(a).compareTo(recordType(b)) < 0 ? b : a);
        }
      }
    }
  }

  private static String recordType(SpecificRecord fact) {
    return FactKeys.envelope(fact).orElseThrow().getRecordType();
  }

  /** Number of facts that wait. */
  int waiting() {
    return waiting.values().stream().mapToInt(Set::size).sum();
  }

  private static @Nullable Object value(@Nullable SpecificRecord fact, String field) {
    Schema.Field position = fact == null ? null : fact.getSchema().getField(field);
    return fact == null || position == null ? null : fact.get(position.pos());
  }
}
