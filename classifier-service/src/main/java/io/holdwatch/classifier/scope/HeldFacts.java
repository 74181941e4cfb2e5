package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.contract.fact.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/**
 * Facts of recorded clocks that are ahead of their clock. They are released when the clock reaches
 * them, in order of event time, so that the order in which sources and partitions were read leaves
 * no trace.
 */
final class HeldFacts {
  /** Prefix of the keys under which they are kept. */
  static final String PREFIX = "held:";

  private final Map<String, TreeMap<Instant, TreeMap<String, SpecificRecord>>> byClock =
      new HashMap<>();
  private final Map<String, SpecificRecord> byKey = new HashMap<>();

  /**
   * Key under which a fact is kept while it is held: gate key and version, so that every version
   * has one.
   */
  static String key(String gateKey, Envelope envelope) {
    StringBuilder version = new StringBuilder();
    envelope.getVersion().forEach(number -> version.append(String.format(".%020d", number)));
    return PREFIX + gateKey + version;
  }

  /** The held fact of the same record and version, if there is one. */
  Optional<SpecificRecord> same(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  void hold(String key, SpecificRecord fact) {
    Envelope envelope = FactKeys.envelope(fact).orElseThrow();
    byClock
        .computeIfAbsent(envelope.getClock(), clock -> new TreeMap<>())
        .computeIfAbsent(envelope.getEventTime(), time -> new TreeMap<>())
        .put(key, fact);
    byKey.put(key, fact);
  }

  /** Event time of the first held fact that the clock has reached. */
  Optional<Instant> first(String clock, Instant upTo) {
    TreeMap<Instant, TreeMap<String, SpecificRecord>> times = byClock.get(clock);
    return times == null || times.isEmpty() || times.firstKey().isAfter(upTo)
        ? Optional.empty()
        : Optional.of(times.firstKey());
  }

  /**
   * Gives out the facts of the first event time, by key; what happens at one instant belongs
   * together.
   */
  List<Map.Entry<String, SpecificRecord>> release(String clock) {
    TreeMap<Instant, TreeMap<String, SpecificRecord>> times =
        byClock.getOrDefault(clock, new TreeMap<>());
    Map.Entry<Instant, TreeMap<String, SpecificRecord>> first = times.pollFirstEntry();
    List<Map.Entry<String, SpecificRecord>> released =
        first == null ? List.of() : new ArrayList<>(first.getValue().entrySet());
    released.forEach(each -> byKey.remove(each.getKey()));
    return released;
  }

  int size() {
    return byKey.size();
  }
}
