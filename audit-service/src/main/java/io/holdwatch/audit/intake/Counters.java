package io.holdwatch.audit.intake;

import io.holdwatch.audit.log.AuditLog;
import io.holdwatch.audit.log.Gap;
import io.holdwatch.audit.log.Verdict;
import io.holdwatch.audit.log.Verdict.Appended;
import io.holdwatch.audit.log.Verdict.Duplicate;
import io.holdwatch.audit.log.Verdict.Rejected;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts records: in = out + rejected + dropped, always. */
public final class Counters {
  private static final String HOP = "hop";
  private static final String AUDIT = "audit";

  private final Counter in;
  private final Counter out;
  private final Counter duplicates;
  private final Map<Verdict.Reason, Counter> rejected = new EnumMap<>(Verdict.Reason.class);

  /** Registers the counters. */
  public Counters(MeterRegistry meters) {
    in = meters.counter("holdwatch.in", HOP, AUDIT);
    out = meters.counter("holdwatch.out", HOP, AUDIT);
    duplicates = meters.counter("holdwatch.dropped", HOP, AUDIT, "reason", "duplicate");
    for (Verdict.Reason reason : Verdict.Reason.values()) {
      rejected.put(
          reason,
          meters.counter(
              "holdwatch.rejected", HOP, AUDIT, "reason", reason.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** Registers the gauges of a log: size, missing entries, position. */
  public static void gauges(MeterRegistry meters, AuditLog log) {
    meters.gauge("holdwatch.audit.size", log, it -> it.head().size());
    meters.gauge(
        "holdwatch.audit.missing",
        log,
        it -> it.head().missing().stream().mapToLong(Gap::count).sum());
    meters.gauge("holdwatch.audit.next.offset", log, it -> it.head().nextOffset());
  }

  void count(Verdict verdict) {
    in.increment();
    switch (verdict) {
      case Appended appended -> out.increment();
      case Duplicate duplicate -> duplicates.increment();
      case Rejected it -> java.util.Objects.requireNonNull(rejected.get(it.reason())).increment();
    }
  }
}
