package io.holdwatch.deploy.simulation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes row changes as Debezium's PostgreSQL connector does: JSON without schemas, decimals and
 * times as strings.
 */
final class ErpFeed {
  /** A row of a table and what it held last. */
  static final class Row {
    final String table;
    final Map<String, Object> key = new LinkedHashMap<>();
    private @Nullable Map<String, @Nullable Object> last;

    Row(String table, String firstKey, Object firstValue, String secondKey, Object secondValue) {
      this.table = table;
      key.put(firstKey, firstValue);
      key.put(secondKey, secondValue);
    }

    private Row(String table, Map<String, Object> parent) {
      this.table = table;
      key.putAll(parent);
    }

    /** A row whose key is this one's and one more column. */
    Row part(String itsTable, String column, Object value) {
      Row part = new Row(itsTable, key);
      part.key.put(column, value);
      return part;
    }
  }

  private final String server;
  private final Consumer<ChangeEvent> out;
  private @Nullable Map<String, Map<Row, Map<String, @Nullable Object>>> snapshot =
      new LinkedHashMap<>();
  private long lsn = 40_000_000;
  private long transaction = 900;
  private Instant lastCommit = Instant.MIN;

  /**
   * A feed that begins with a snapshot.
   *
   * @param server name of the source's connector, which leads its topics
   */
  ErpFeed(String server, Consumer<ChangeEvent> out) {
    this.server = server;
    this.out = out;
  }

  /**
   * Publishes what was put so far as the first state of whole tables, which all stand at one
   * position of the source's log. From here on changes are published as they come.
   */
  void endSnapshot(Instant now) {
    List<Map<Row, Map<String, @Nullable Object>>> tables =
        List.copyOf(Objects.requireNonNull(snapshot, "the snapshot has ended").values());
    snapshot = null;
    for (int t = 0; t < tables.size(); t++) {
      int left = tables.get(t).size();
      boolean first = true;
      for (Map.Entry<Row, Map<String, @Nullable Object>> each : tables.get(t).entrySet()) {
        left--;
        String marker =
            first
                ? t == 0 ? "first" : "first_in_data_collection"
                : left > 0 ? "true" : t < tables.size() - 1 ? "last_in_data_collection" : "last";
        publish(now, each.getKey(), "r", marker, null, each.getValue());
        each.getKey().last = each.getValue();
        first = false;
      }
    }
  }

  /** Publishes what a row holds now. Changes of one instant belong to one transaction. */
  void put(Instant now, Row row, Map<String, @Nullable Object> columns) {
    Map<String, @Nullable Object> after = new LinkedHashMap<>(row.key);
    after.putAll(columns);
    if (snapshot != null) {
      snapshot.computeIfAbsent(row.table, _ -> new LinkedHashMap<>()).put(row, after);
      return;
    }
    advance(now);
    publish(now, row, row.last == null ? "c" : "u", "false", row.last, after);
    row.last = after;
  }

  /** Publishes that a row has gone, and the tombstone after it. */
  void delete(Instant now, Row row) {
    advance(now);
    publish(now, row, "d", "false", row.last, null);
    row.last = null;
    out.accept(new ChangeEvent(topic(row), Json.text(row.key), null, now));
  }

  private void advance(Instant now) {
    lsn += 120 + lsn % 7 * 8;
    transaction += now.equals(lastCommit) ? 0 : 1;
    lastCommit = now;
  }

  private void publish(
      Instant now,
      Row row,
      String op,
      String snapshot,
      @Nullable Map<String, @Nullable Object> before,
      @Nullable Map<String, @Nullable Object> after) {
    Map<String, @Nullable Object> source = new LinkedHashMap<>();
    source.put("version", "3.4.0.Final");
    source.put("connector", "postgresql");
    source.put("name", server);
    source.put("ts_ms", now.toEpochMilli());
    source.put("snapshot", snapshot);
    source.put("db", server);
    source.put("sequence", "[null,\"" + lsn + "\"]");
    source.put("schema", "demo");
    source.put("table", row.table);
    source.put("txId", transaction);
    source.put("lsn", lsn);
    source.put("xmin", null);
    Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
    envelope.put("before", before);
    envelope.put("after", after);
    envelope.put("source", source);
    envelope.put("transaction", null);
    envelope.put("op", op);
    envelope.put("ts_ms", now.toEpochMilli());
    out.accept(new ChangeEvent(topic(row), Json.text(row.key), Json.text(envelope), now));
  }

  private String topic(Row row) {
    return server + ".demo." + row.table;
  }
}
