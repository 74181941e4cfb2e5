package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Link;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Fills fields that only another record of the same source knows; a fact whose record is not here
 * yet waits. A record that has links of its own is known once they are filled, so that a link may
 * lead over several rows.
 */
final class Links {
  private record Target(String scope, String source, String factType, String recordId) {
    static Target of(Envelope envelope, Link link) {
      return new Target(
          envelope.getScope(), envelope.getSource(), link.getFactType(), link.getRecordId());
    }
  }

  /** What became of a fact's links. */
  sealed interface Resolution {
    /** All are filled in. */
    record Filled(SpecificRecord fact) implements Resolution {}

    /** A condition does not hold: the fact is not there. */
    record Refused() implements Resolution {}

    /** A record that it needs is not known yet. */
    record Waits() implements Resolution {}
  }

  /** Facts of a type that some fact has linked to; few types ever are. */
  private record Kind(String source, String factType) {}

  private final Supplier<Stream<SpecificRecord>> facts;
  private final Set<Kind> kinds = new HashSet<>();
  private final Map<Target, SpecificRecord> targets = new HashMap<>();
  private final Map<Target, Set<String>> users = new HashMap<>();
  private final Map<String, Envelope> linked = new HashMap<>();
  private final Set<String> waiting = new HashSet<>();

  /**
   * @param facts the newest fact of each record that is there, its own links filled in
   */
  Links(Supplier<Stream<SpecificRecord>> facts) {
    this.facts = facts;
  }

  /**
   * Remembers a fact, with its own links filled in, that others link to; returns the keys of the
   * facts for which it changes something, in their order.
   */
  Set<String> arrived(SpecificRecord fact, Envelope envelope) {
    if (kinds.isEmpty() || !kinds.contains(new Kind(envelope.getSource(), FactKeys.type(fact)))) {
      return Set.of();
    }
    Target target =
        new Target(
            envelope.getScope(), envelope.getSource(), FactKeys.type(fact), envelope.getRecordId());
    SpecificRecord before = targets.put(target, fact);
    Set<String> concerned = users.get(target);
    if (concerned == null) {
      return Set.of();
    }
    Set<String> changed = new TreeSet<>();
    for (String key : concerned) {
      if (before == null || takesOther(linked.get(key), target, before, fact)) {
        changed.add(key);
      }
    }
    return changed;
  }

  private static boolean takesOther(
      @Nullable Envelope user, Target target, SpecificRecord before, SpecificRecord after) {
    return user != null
        && user.getLinks().stream()
            .filter(link -> Target.of(user, link).equals(target))
            .anyMatch(
                link ->
                    !Objects.equals(value(before, link.getTake()), value(after, link.getTake())));
  }

  /** The fact with its links filled in, or why not. */
  Resolution resolve(String key, SpecificRecord fact, Envelope envelope) {
    watch(key, envelope);
    if (envelope.getLinks().isEmpty()) {
      return new Resolution.Filled(fact);
    }
    SpecificRecord filled = FactKeys.copy(fact);
    Set<String> done = new HashSet<>();
    for (Link link : envelope.getLinks()) {
      if (done.contains(link.getField())) {
        continue;
      }
      if (kinds.add(new Kind(envelope.getSource(), link.getFactType()))) {
        index(envelope.getSource(), link.getFactType());
      }
      SpecificRecord target = targets.get(Target.of(envelope, link));
      if (target == null) {
        waiting.add(key);
        return new Resolution.Waits();
      }
      Object value = value(target, link.getTake());
      if (!link.getOnly().isEmpty() && !link.getOnly().contains(String.valueOf(value))) {
        return new Resolution.Refused();
      }
      if (value != null && !link.getField().isEmpty()) {
        put(filled, link.getField(), taken(value, link));
        done.add(link.getField());
      }
    }
    return new Resolution.Filled(filled);
  }

  /** The first link to a type finds those of it that are here already. */
  private void index(String source, String factType) {
    facts
        .get()
        .filter(fact -> FactKeys.type(fact).equals(factType))
        .forEach(
            fact -> {
              Envelope its = FactKeys.envelope(fact).orElseThrow();
              if (its.getSource().equals(source)) {
                // Of two record types with the same id, one and the same wherever they stand.
                targets.merge(
                    new Target(its.getScope(), source, factType, its.getRecordId()),
                    fact,
                    (a, b) -> recordType(a).compareTo(recordType(b)) < 0 ? b : a);
              }
            });
  }

  private static String recordType(SpecificRecord fact) {
    return FactKeys.envelope(fact).orElseThrow().getRecordType();
  }

  /** A fact is gone: it waits for nothing any more. */
  void forget(String key) {
    waiting.remove(key);
    Envelope known = linked.remove(key);
    if (known != null) {
      for (Link link : known.getLinks()) {
        users.computeIfPresent(
            Target.of(known, link), (t, keys) -> keys.remove(key) && keys.isEmpty() ? null : keys);
      }
    }
  }

  private void watch(String key, Envelope envelope) {
    forget(key);
    if (!envelope.getLinks().isEmpty()) {
      linked.put(key, envelope);
      for (Link link : envelope.getLinks()) {
        users.computeIfAbsent(Target.of(envelope, link), t -> new HashSet<>()).add(key);
      }
    }
  }

  /** Number of facts that wait. */
  int waiting() {
    return waiting.size();
  }

  private static Object taken(Object value, Link link) {
    return switch (value) {
      case DateOrTime when when link.getPlusDays() != 0 ->
          new DateOrTime(
              when.getDate() == null ? null : when.getDate().plusDays(link.getPlusDays()),
              when.getTime() == null
                  ? null
                  : when.getTime().plus(Duration.ofDays(link.getPlusDays())));
      case String text -> text + link.getAppend();
      default -> value;
    };
  }

  /** Puts a value at a field or, after a point, at a part of one; a part of null is left out. */
  private static void put(SpecificRecord fact, String path, Object value) {
    List<String> names = List.of(path.split("\\.", 2));
    Schema.Field field = fact.getSchema().getField(names.getFirst());
    if (names.size() == 1) {
      fact.put(field.pos(), value);
    } else if (fact.get(field.pos()) instanceof IndexedRecord part) {
      part.put(part.getSchema().getField(names.getLast()).pos(), value);
    }
  }

  private static @Nullable Object value(SpecificRecord fact, String field) {
    Schema.Field position = fact.getSchema().getField(field);
    Object value = position == null ? null : fact.get(position.pos());
    return value instanceof Enum<?> symbol && symbol.name().equals("UNKNOWN") ? null : value;
  }
}
