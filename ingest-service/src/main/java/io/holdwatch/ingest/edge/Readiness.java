package io.holdwatch.ingest.edge;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Up once the consumer has joined its group and knows its partitions. */
final class Readiness implements HealthIndicator {
  private volatile boolean joined;

  void assigned() {
    joined = true;
  }

  @Override
  public Health health() {
    return joined
        ? Health.up().build()
        : Health.down()
            .withDetail("waitingFor", "the consumer group: is the broker there?")
            .build();
  }
}
