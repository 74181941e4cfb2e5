package io.holdwatch.ingest.mapping;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One change of one record, whatever format it came in.
 *
 * @param table table of the mapping
 * @param kind what happened to the record
 * @param row its columns
 * @param source Debezium's source block; empty object elsewhere
 * @param time when it happened, as the format says; where the mapping names no column
 */
record RowChange(
    Table table, Kind kind, Row row, JsonNode source, Optional<java.time.Instant> time) {
  enum Kind {
    CREATE,
    UPDATE,
    SNAPSHOT,
    DELETE
  }
}
