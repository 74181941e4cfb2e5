package io.holdwatch.ingest.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts inputs; within a process in = out + rejected + dropped. */
final class Counters {
  private static final String HOP = "ingest";

  private final MeterRegistry registry;
  private final Counter in;
  private final Counter out;
  private final Map<String, Counter> facts = new ConcurrentHashMap<>();

  Counters(MeterRegistry registry) {
    this.registry = registry;
    this.in =
        Counter.builder("holdwatch.in")
            .description("inputs read")
            .tag("hop", HOP)
            .register(registry);
    this.out =
        Counter.builder("holdwatch.out")
            .description("inputs that became facts")
            .tag("hop", HOP)
            .register(registry);
  }

  void passed() {
    in.increment();
    out.increment();
  }

  void rejected(String reason) {
    in.increment();
    registry.counter("holdwatch.rejected", "hop", HOP, "reason", reason).increment();
  }

  void dropped(String reason) {
    in.increment();
    registry.counter("holdwatch.dropped", "hop", HOP, "reason", reason).increment();
  }

  void fact(String type) {
    facts
        .computeIfAbsent(
            type, each -> registry.counter("holdwatch.facts", "hop", HOP, "type", each))
        .increment();
  }

  void retried() {
    registry.counter("holdwatch.retries", "hop", HOP).increment();
  }
}
