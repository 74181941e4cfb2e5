package io.holdwatch.audit.intake;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** UP while audit.log is read and was caught up with once. */
@Singleton
@Requires(beans = Intake.class)
final class IntakeHealth implements HealthIndicator {
  private final Intake intake;

  IntakeHealth(Intake intake) {
    this.intake = intake;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Publishers.just(
        switch (intake.status()) {
          case Status.Reading reading -> result(HealthStatus.UP, "reading");
          case Status.Starting starting -> result(HealthStatus.DOWN, starting.detail());
          case Status.Waiting waiting -> result(HealthStatus.DOWN, waiting.detail());
          case Status.Failed failed -> result(HealthStatus.DOWN, failed.detail());
        });
  }

  private static HealthResult result(HealthStatus status, String detail) {
    return HealthResult.builder("audit.log", status).details(Map.of("reading", detail)).build();
  }
}
