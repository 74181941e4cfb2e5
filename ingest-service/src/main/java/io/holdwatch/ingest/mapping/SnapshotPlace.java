package io.holdwatch.ingest.mapping;

import tools.jackson.databind.JsonNode;

/**
 * Where a change stands in a snapshot of its source.
 *
 * @param marker Debezium's own word
 * @param at when the source says the change was made, the same for all of a snapshot or of a table
 *     in it; orders snapshot and stream, UTC ms; 0 where it does not say
 */
public record SnapshotPlace(Marker marker, long at) {
  /** A change outside of any snapshot, of a source that says no more. */
  public static final SnapshotPlace STREAM = new SnapshotPlace(Marker.STREAM, 0);

  /** Debezium's {@code source.snapshot}. */
  public enum Marker {
    /** First record of the whole snapshot. */
    FIRST,
    /** Some record of a snapshot, the first of its table among them. */
    WITHIN,
    /** Last record of its table. */
    LAST_OF_TABLE,
    /** Last record of the whole snapshot. */
    LAST,
    /**
     * Not of a snapshot that a scope waits for: streamed, or read again while streaming goes on.
     */
    STREAM
  }

  static SnapshotPlace of(JsonNode source) {
    JsonNode ts = source.path("ts_ms");
    long at = ts.isIntegralNumber() && ts.canConvertToLong() ? ts.longValue() : 0;
    Marker marker =
        switch (source.path("snapshot").asString("false")) {
          case "first" -> Marker.FIRST;
          case "true", "first_in_data_collection" -> Marker.WITHIN;
          case "last_in_data_collection" -> Marker.LAST_OF_TABLE;
          case "last" -> Marker.LAST;
          default -> Marker.STREAM;
        };
    return new SnapshotPlace(marker, at);
  }
}
