package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.gate.VersionGate;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Clocks;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Op;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The newest fact of every record, and the way of a newer one into the ledgers. */
final class Facts {
  /** How long the version of a deleted record is kept. */
  static final Duration DELETED_FOR = Duration.ofDays(90);

  private final Ledgers ledgers;
  private final Map<String, SpecificRecord> kept = new HashMap<>();
  private final Links links = new Links(this::applied);

  /** What the ledgers have of a record, where that is not its newest fact as it came. */
  private final Map<String, SpecificRecord> otherwise = new HashMap<>();

  private final TreeMap<Instant, Set<String>> deleted = new TreeMap<>();

  Facts(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  /** A row without a time of its own happens at the time that the stream has reached. */
  static SpecificRecord dated(SpecificRecord fact, Clocks clocks) {
    Envelope envelope = FactKeys.envelope(fact).orElseThrow();
    Optional<Instant> reached = clocks.now(envelope.getClock());
    if (!envelope.getEventTime().equals(Instant.EPOCH) || reached.isEmpty()) {
      return fact;
    }
    SpecificRecord dated = FactKeys.copy(fact);
    FactKeys.envelope(dated).orElseThrow().setEventTime(reached.get());
    return dated;
  }

  VersionGate.Verdict judge(String key, Envelope arriving) {
    SpecificRecord known = kept.get(key);
    return VersionGate.judge(
        known == null ? null : FactKeys.envelope(known).orElseThrow(), arriving);
  }

  /** The newest fact of a record; null where none is known. */
  @Nullable SpecificRecord newest(String key) {
    return kept.get(key);
  }

  /** Takes a fact that is news; returns the orders that it touches, in id order. */
  Set<OrderKey> take(String key, SpecificRecord fact, Envelope envelope) {
    SpecificRecord before = applied(key, kept.put(key, fact));
    if (envelope.getOp() == Op.DELETE) {
      deleted.computeIfAbsent(envelope.getEventTime(), t -> new TreeSet<>()).add(key);
      links.forget(key);
      return into(key, before, null, envelope);
    }
    Set<OrderKey> touched = new TreeSet<>();
    resolve(key, before, fact, envelope, new HashSet<>(), touched);
    return touched;
  }

  /**
   * Fills in the links of a fact, gives it to the ledgers, and looks again at the facts that link
   * to it.
   *
   * @param way facts on the way here: one that comes back to itself is not followed again
   */
  private void resolve(
      String key,
      @Nullable SpecificRecord before,
      SpecificRecord fact,
      Envelope envelope,
      Set<String> way,
      Set<OrderKey> touched) {
    if (!way.add(key)) {
      return;
    }
    switch (links.resolve(key, fact, envelope)) {
      case Links.Resolution.Waits() -> {
        if (before != null) {
          otherwise.put(key, before);
        }
      }
      case Links.Resolution.Refused() -> touched.addAll(into(key, before, null, envelope));
      case Links.Resolution.Filled filled -> {
        touched.addAll(into(key, before, filled.fact(), envelope));
        for (String user : links.arrived(filled.fact(), envelope)) {
          SpecificRecord other = kept.get(user);
          Envelope its = other == null ? null : FactKeys.envelope(other).orElseThrow();
          if (other != null && its != null && its.getOp() != Op.DELETE) {
            resolve(user, applied(user, other), other, its, way, touched);
          }
        }
      }
    }
    way.remove(key);
  }

  /** What the ledgers have of a record whose newest fact this was; null where they have nothing. */
  private @Nullable SpecificRecord applied(String key, @Nullable SpecificRecord newest) {
    SpecificRecord known = otherwise.get(key);
    if (known != null || newest == null) {
      return known;
    }
    Envelope envelope = FactKeys.envelope(newest).orElseThrow();
    return envelope.getOp() == Op.DELETE || !envelope.getLinks().isEmpty() ? null : newest;
  }

  /** What the ledgers have of all records. */
  private Stream<SpecificRecord> applied() {
    return kept.entrySet().stream()
        .map(each -> Optional.ofNullable(applied(each.getKey(), each.getValue())))
        .flatMap(Optional::stream);
  }

  private Set<OrderKey> into(
      String key,
      @Nullable SpecificRecord before,
      @Nullable SpecificRecord after,
      Envelope envelope) {
    if (after != null && !envelope.getLinks().isEmpty()) {
      otherwise.put(key, after);
    } else {
      otherwise.remove(key);
    }
    return before == null && after == null ? Set.of() : ledgers.take(key, before, after, envelope);
  }

  /** Deletes of records that an older epoch of a source left behind, at the time of its clock. */
  List<SpecificRecord> leftBehind(
      String source, long epoch, Function<String, Optional<Instant>> clock) {
    List<SpecificRecord> deletes = new ArrayList<>();
    for (SpecificRecord fact : new TreeMap<>(kept).values()) {
      Envelope envelope = FactKeys.envelope(fact).orElseThrow();
      if (envelope.getSource().equals(source)
          && envelope.getOp() != Op.DELETE
          && !envelope.getVersion().isEmpty()
          && envelope.getVersion().getFirst() < epoch) {
        SpecificRecord delete = FactKeys.copy(fact);
        Envelope its = FactKeys.envelope(delete).orElseThrow();
        its.setOp(Op.DELETE);
        its.setVersion(List.of(epoch));
        clock
            .apply(its.getClock())
            .filter(now -> now.isAfter(its.getEventTime()))
            .ifPresent(its::setEventTime);
        deletes.add(delete);
      }
    }
    return deletes;
  }

  /** Forgets the records that were deleted before an instant; returns their keys. */
  List<String> forget(Instant before) {
    List<String> gone = new ArrayList<>();
    Map<Instant, Set<String>> old = deleted.headMap(before);
    for (Map.Entry<Instant, Set<String>> each : old.entrySet()) {
      for (String key : each.getValue()) {
        SpecificRecord fact = kept.get(key);
        Envelope envelope = fact == null ? null : FactKeys.envelope(fact).orElseThrow();
        if (envelope != null
            && envelope.getOp() == Op.DELETE
            && envelope.getEventTime().equals(each.getKey())) {
          kept.remove(key);
          gone.add(key);
        }
      }
    }
    old.clear();
    return gone;
  }

  int size() {
    return kept.size();
  }

  int waiting() {
    return links.waiting();
  }
}
