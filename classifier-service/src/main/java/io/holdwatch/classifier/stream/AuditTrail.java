package io.holdwatch.classifier.stream;

import io.holdwatch.contract.Audit;
import io.holdwatch.contract.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Numbers the audit entries of one task. Origin and sequence live in a store of the task, so they move in the transaction
 * of the output; a task whose state is lost begins a new generation.
 */
final class AuditTrail {
  private static final String GENERATION = "generation";
  private static final String SEQUENCE = "sequence";

  private final KeyValueStore<String, Long> store;
  private final String origin;

  private AuditTrail(KeyValueStore<String, Long> store, String origin) {
    this.store = store;
    this.origin = origin;
  }

  /** Goes on with the numbering in the store, or begins a generation named by the time. */
  static AuditTrail resume(String origin, KeyValueStore<String, Long> store, long nowMillis) {
    Long generation = store.get(GENERATION);
    if (generation == null) {
      generation = nowMillis;
      store.put(GENERATION, generation);
    }
    return new AuditTrail(store, origin + "/" + generation);
  }

  AuditEntry next(String kind, String decisionId, Instant at, Map<String, Object> body) {
    Long last = store.get(SEQUENCE);
    long sequence = last == null ? 1 : last + 1;
    AuditEntry entry = Audit.entry(origin, sequence, kind, decisionId, at.toEpochMilli(), body);
    store.put(SEQUENCE, sequence);
    return entry;
  }
}
