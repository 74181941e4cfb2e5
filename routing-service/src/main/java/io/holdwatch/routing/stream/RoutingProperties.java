package io.holdwatch.routing.stream;

import io.holdwatch.contract.AvroWire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Settings of routing, all under {@code holdwatch}.
 *
 * @param brokers bootstrap servers of Kafka
 * @param registry base address of the schema registry
 * @param stateDir folder for the state that Kafka Streams keeps
 * @param instance name of this instance, unique among the running ones
 * @param threads stream threads of this instance [count]
 * @param policy the policy pack that holds from the start, a YAML document
 * @param commitInterval how often a transaction is committed
 * @param serde classes that write and read values
 */
@ConfigurationProperties("holdwatch")
record RoutingProperties(
    @DefaultValue("localhost:9092") String brokers,
    @DefaultValue("http://localhost:8081") String registry,
    @DefaultValue("state") String stateDir,
    @DefaultValue("1") String instance,
    @DefaultValue("1") int threads,
    @DefaultValue("classpath:/policies/standard.yaml") Resource policy,
    @DefaultValue("20ms") Duration commitInterval,
    @Nullable SerdeClasses serde) {

  RoutingProperties {
    if (threads < 1) {
      throw new IllegalArgumentException("holdwatch.threads is " + threads + ": give at least 1");
    }
    if (commitInterval.isNegative() || commitInterval.isZero()) {
      throw new IllegalArgumentException(
          "holdwatch.commit-interval is " + commitInterval + ": give a positive time such as 20ms");
    }
  }

  /** Class names of serializer and deserializer. */
  record SerdeClasses(String serializer, String deserializer) {}

  AvroWire wire() {
    return serde == null
        ? AvroWire.of(registry)
        : new AvroWire(registry, serde.serializer(), serde.deserializer());
  }
}
