package io.holdwatch.routing.stream;

import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.routed.RoutedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Counters of routing: in = out + rejected + dropped, over the records of {@code
 * exceptions.packets}.
 */
@Component
final class RoutingMetrics {
  private static final String HOP = "routing";

  private final MeterRegistry registry;
  private final Counter in;
  private final Counter out;
  private final Timer latency;

  RoutingMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.in = registry.counter("holdwatch.in", "hop", HOP);
    this.out = registry.counter("holdwatch.out", "hop", HOP);
    this.latency =
        Timer.builder("holdwatch.event.to.owner")
            .description("From the change's publication upstream to its routed exception")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(registry);
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

  void resolved(ExceptionPacket packet) {
    registry.counter("holdwatch.resolved", "type", packet.getType().name()).increment();
  }

  void routed(RoutedException routed, long nowMillis) {
    registry
        .counter("holdwatch.routed", "team", routed.getTeam(), "kind", routed.getKind().name())
        .increment();
    ExceptionPacket packet = routed.getPacket();
    // An alert goes out with its owner's record, which is measured.
    if (packet.getPublishedAt() != null && routed.getAlert() == null) {
      latency.record(
          Duration.ofMillis(Math.max(0, nowMillis - packet.getPublishedAt().toEpochMilli())));
    }
  }
}
