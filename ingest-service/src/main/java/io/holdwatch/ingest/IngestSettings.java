package io.holdwatch.ingest;

import io.holdwatch.contract.AvroWire;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the process, all under {@code holdwatch.}.
 *
 * @param brokers bootstrap servers
 * @param registry base address of the schema registry
 * @param stateDir folder for the epochs ordered by command
 * @param instance name of this instance; static membership and transactional id are made of it
 * @param mappings names of packs, files or folders
 * @param extraMappings files or folders besides those
 * @param serde classes that write and read Avro values
 * @param http who may use the HTTP entrance
 * @param topicRefresh how often new source topics are looked for
 * @param idle how long a partition that was read to its end must be quiet to count as complete
 * @param tick how often live clock domains tick
 */
@ConfigurationProperties("holdwatch")
public record IngestSettings(
    @DefaultValue("localhost:9092") String brokers,
    @DefaultValue("http://localhost:8081") String registry,
    @DefaultValue("state/ingest") Path stateDir,
    @DefaultValue("1") String instance,
    @DefaultValue({"northwind", "demo", "portal", "canonical"}) List<String> mappings,
    @DefaultValue List<String> extraMappings,
    @DefaultValue Serde serde,
    @DefaultValue Http http,
    @DefaultValue("2s") Duration topicRefresh,
    @DefaultValue("5s") Duration idle,
    @DefaultValue("1s") Duration tick) {

  /**
   * Classes that write and read Avro values.
   *
   * @param serializer class name; Apicurio's where absent
   * @param deserializer class name; Apicurio's where absent
   */
  public record Serde(@Nullable String serializer, @Nullable String deserializer) {}

  /**
   * Who may use the HTTP entrance.
   *
   * @param tokensFile lines {@code name sha256-of-token role[,role]}, read at start; absent: the
   *     service listens on the loopback address only and asks nobody
   */
  public record Http(@Nullable Path tokensFile) {}

  /** The wire format with the classes of these settings. */
  public AvroWire wire() {
    AvroWire usual = AvroWire.of(registry);
    return new AvroWire(
        registry,
        serde.serializer() == null ? usual.serializerClass() : serde.serializer(),
        serde.deserializer() == null ? usual.deserializerClass() : serde.deserializer());
  }
}
