package io.holdwatch.ingest.mapping;

/** Formats of source topics. */
public enum Format {
  /** Debezium's change envelope as JSON, with or without schema. */
  DEBEZIUM_JSON,
  /** CloudEvents 1.0 with JSON data, structured or binary. */
  CLOUDEVENTS_JSON,
  /** Facts of the contract as Avro in the Confluent wire format. */
  FACTS_AVRO
}
