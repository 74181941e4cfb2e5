package io.holdwatch.deploy.e2e;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.rest.entities.ConnectorInfo;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;
import org.apache.kafka.connect.util.FutureCallback;

/**
 * Debezium's PostgreSQL connector in a Kafka Connect worker of this JVM, without its web server.
 */
final class Capture implements AutoCloseable {
  private static final String NAME = "pgit";

  private final StandaloneHerder herder;

  private Capture(StandaloneHerder herder) {
    this.herder = herder;
  }

  /**
   * Starts capturing.
   *
   * @param offsets file of the connector's position; where it does not exist, a snapshot comes
   *     first
   * @param prefix of the topics
   * @param tables names of the tables
   */
  static Capture start(
      String bootstrap, Database database, Path offsets, String prefix, List<String> tables)
      throws Exception {
    String json = JsonConverter.class.getName();
    Map<String, String> worker =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "key.converter",
            json,
            "key.converter.schemas.enable",
            "false",
            "value.converter",
            json,
            "value.converter.schemas.enable",
            "false",
            "plugin.discovery",
            "service_load",
            "offset.storage.file.filename",
            offsets.toString(),
            "offset.flush.interval.ms",
            "1000");
    Plugins plugins = new Plugins(worker);
    StandaloneConfig config = new StandaloneConfig(worker);
    FileOffsetBackingStore store =
        new FileOffsetBackingStore(
            plugins.newInternalConverter(true, json, Map.of("schemas.enable", "false")));
    store.configure(config);
    var policy = new AllConnectorClientConfigOverridePolicy();
    StandaloneHerder herder =
        new StandaloneHerder(
            new Worker(NAME, Time.SYSTEM, plugins, config, store, policy), "local", policy);
    herder.start();
    FutureCallback<Herder.Created<ConnectorInfo>> created = new FutureCallback<>();
    herder.putConnectorConfig(NAME, connector(database, prefix, tables), false, created);
    Herder.Created<ConnectorInfo> unused = created.get(60, TimeUnit.SECONDS);
    return new Capture(herder);
  }

  private static Map<String, String> connector(
      Database database, String prefix, List<String> tables) {
    Map<String, String> connector = new HashMap<>();
    connector.put("name", NAME);
    connector.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    connector.put("topic.prefix", prefix);
    connector.put("database.hostname", "localhost");
    connector.put("database.port", Integer.toString(database.port()));
    connector.put("database.user", "postgres");
    connector.put("database.password", "postgres");
    connector.put("database.dbname", "postgres");
    connector.put("plugin.name", "pgoutput");
    connector.put("slot.name", "holdwatch");
    connector.put("snapshot.mode", "initial");
    connector.put(
        "table.include.list",
        tables.stream().map("public."::concat).collect(Collectors.joining(",")));
    connector.put("publication.autocreate.mode", "filtered");
    connector.put("decimal.handling.mode", "string");
    connector.put("poll.interval.ms", "100");
    return connector;
  }

  /** Why nothing comes any more: traces of tasks that failed; empty where all is well. */
  String trouble() {
    return herder.connectorStatus(NAME).tasks().stream()
        .filter(task -> task.trace() != null)
        .map(task -> task.trace())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void close() {
    herder.stop();
  }
}
