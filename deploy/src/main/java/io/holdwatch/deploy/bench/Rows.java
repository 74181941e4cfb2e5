package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.feed.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes rows as Debezium's PostgreSQL connector publishes them: JSON without schemas. */
final class Rows {
  private final Instant now;
  private long lsn = 60_000_000;

  /** Rows that are committed at this time. */
  Rows(Instant now) {
    this.now = now;
  }

  /**
   * One inserted row.
   *
   * @param topic ends with the table's name
   * @param key members of the key, without braces
   * @param columns members of the other columns, without braces
   * @param changed what its column changed_at says
   */
  Event row(String topic, String key, String columns, Instant changed) {
    lsn += 128;
    String table = topic.substring(topic.lastIndexOf('.') + 1);
    String value =
        "{\"before\":null,\"after\":{"
            + key
            + ","
            + columns
            + ",\"changed_at\":\""
            + changed
            + "\"},\"source\":{\"version\":\"3.4.0.Final\",\"connector\":\"postgresql\",\"name\":\"erp\",\"ts_ms\":"
            + now.toEpochMilli()
            + ",\"snapshot\":\"false\",\"db\":\"erp\",\"sequence\":\"[null,\\\""
            + lsn
            + "\\\"]\",\"schema\":\"bench\",\"table\":\""
            + table
            + "\",\"txId\":"
            + lsn / 1024
            + ",\"lsn\":"
            + lsn
            + ",\"xmin\":null},\"transaction\":null,\"op\":\"c\",\"ts_ms\":"
            + now.toEpochMilli()
            + "}";
    return new Event(lsn, topic, bytes("{" + key + "}"), bytes(value));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
