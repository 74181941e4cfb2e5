package io.holdwatch.deploy.bench;

import java.util.List;

/** The formats of input that are measured apart. */
enum Input {
  /** Row changes as Debezium publishes them. */
  DEBEZIUM_JSON("debeziumJson", "json", "BENCH-J"),
  /** Canonical facts. */
  AVRO("avro", "avro", "BENCH-A");

  private final String field;
  private final String topics;
  private final String entities;

  Input(String field, String topics, String entities) {
    this.field = field;
    this.topics = topics;
    this.entities = entities;
  }

  /** Name in the result. */
  String field() {
    return field;
  }

  /** Part of the names of the chain's topics. */
  String topics() {
    return topics;
  }

  /** Beginning of the names of its legal entities. */
  String entities() {
    return entities;
  }

  /** Source topics. */
  List<String> sources() {
    return switch (this) {
      case DEBEZIUM_JSON -> Load.topics();
      case AVRO -> List.of(Canonical.TOPIC);
    };
  }
}
