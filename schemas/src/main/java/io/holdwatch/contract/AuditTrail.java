package io.holdwatch.contract;

import io.holdwatch.contract.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the audit entries of one task of a stream. Generation and sequence live in a store of the
 * task, so they move in the transaction of the output; a task whose state is lost begins a new
 * generation.
 */
public final class AuditTrail {
  private static final String GENERATION = "generation";
  private static final String SEQUENCE = "sequence";

  private final Function<String, @Nullable Long> get;
  private final BiConsumer<String, Long> put;
  private final String origin;

  private AuditTrail(
      Function<String, @Nullable Long> get, BiConsumer<String, Long> put, String origin) {
    this.get = get;
    this.put = put;
    this.origin = origin;
  }

  /**
   * Goes on with the numbering in a store, or begins a generation that is named by the time.
   *
   * @param task "service/partition"
   * @param nowMillis names a new generation, UTC ms
   */
  public static AuditTrail resume(
      String task,
      Function<String, @Nullable Long> get,
      BiConsumer<String, Long> put,
      long nowMillis) {
    Long generation = get.apply(GENERATION);
    if (generation == null) {
      generation = nowMillis;
      put.accept(GENERATION, generation);
    }
    return new AuditTrail(get, put, task + "/" + generation);
  }

  /** The next entry; see {@link Audit#entry}. */
  public AuditEntry next(String kind, String decisionId, Instant at, Map<String, Object> body) {
    Long last = get.apply(SEQUENCE);
    long sequence = last == null ? 1 : last + 1;
    AuditEntry entry = Audit.entry(origin, sequence, kind, decisionId, at.toEpochMilli(), body);
    put.accept(SEQUENCE, sequence);
    return entry;
  }
}
