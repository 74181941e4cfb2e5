package io.holdwatch.classifier.stream;

import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counters of the classifier: in = out + rejected + dropped, over the records of {@code facts}. */
@Component
final class ClassifierMetrics {
  private static final String HOP = "classifier";

  private final MeterRegistry registry;
  private final Counter in;
  private final Counter out;
  private final Map<Integer, ScopeDesk> desks = new ConcurrentHashMap<>();

  ClassifierMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.in = registry.counter("holdwatch.in", "hop", HOP);
    this.out = registry.counter("holdwatch.out", "hop", HOP);
    for (String what : Set.of("facts", "exceptions", "timers", "waiting", "held")) {
      Gauge.builder("holdwatch.state.size", desks, d -> size(d, what))
          .tag("hop", HOP)
          .tag("what", what)
          .register(registry);
    }
  }

  void in() {
    in.increment();
  }

  void out() {
    out.increment();
  }

  void dropped(String reason) {
    registry.counter("holdwatch.dropped", "hop", HOP, "reason", reason).increment();
  }

  void rejected(String reason) {
    registry.counter("holdwatch.rejected", "hop", HOP, "reason", reason).increment();
  }

  void packet(ExceptionPacket packet) {
    String type = packet.getType().name();
    registry
        .counter("holdwatch.exceptions", "type", type, "event", packet.getEvent().name())
        .increment();
    if (packet.getState() == ExceptionState.CLOSED) {
      registry
          .counter("holdwatch.outcomes", "type", type, "outcome", packet.getOutcome().name())
          .increment();
    }
  }

  void watch(int partition, ScopeDesk desk) {
    desks.put(partition, desk);
  }

  void forget(int partition) {
    desks.remove(partition);
  }

  private static double size(Map<Integer, ScopeDesk> desks, String what) {
    return desks.values().stream().mapToInt(desk -> desk.sizes().getOrDefault(what, 0)).sum();
  }
}
