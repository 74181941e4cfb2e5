package io.holdwatch.audit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * Options of the service.
 *
 * @param brokers Kafka's bootstrap servers
 * @param registry base address of the schema registry
 * @param stateDir folder of keys, log, position and rejected records
 * @param origin name of the log, the first line of its checkpoints
 * @param reading whether audit.log is read; false serves a log that stands still
 * @param batchWait how long a batch is collected before it is committed
 */
@ConfigurationProperties("holdwatch")
record Settings(
    @Bindable(defaultValue = "localhost:9092") String brokers,
    @Bindable(defaultValue = "http://localhost:8081") String registry,
    @Bindable(defaultValue = "audit-state") String stateDir,
    @Bindable(defaultValue = "holdwatch/audit") String origin,
    @Bindable(defaultValue = "true") boolean reading,
    @Bindable(defaultValue = "500ms") Duration batchWait,
    Serde serde) {

  /**
   * Classes that read and write values.
   *
   * @param serializer class name; empty: that of the default
   * @param deserializer class name; empty: that of the default
   */
  @ConfigurationProperties("serde")
  record Serde(
      @Bindable(defaultValue = "") String serializer,
      @Bindable(defaultValue = "") String deserializer) {}
}
