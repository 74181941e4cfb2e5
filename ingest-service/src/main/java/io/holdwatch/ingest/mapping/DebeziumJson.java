package io.holdwatch.ingest.mapping;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Debezium's change envelope (before, after, source, op, ts_ms), with or without a schema around
 * it.
 */
final class DebeziumJson {
  private DebeziumJson() {}

  /** What the value says: a change of one table, or a reason to ignore it. */
  sealed interface Read {
    record Changed(RowChange change) implements Read {}

    record Ignore(String reason, SnapshotPlace snapshot) implements Read {}
  }

  static Read read(SourceMapping mapping, Change change) {
    byte[] value = change.value();
    if (value == null) {
      return tombstone(mapping, change);
    }
    JsonNode envelope = payload(StrictJson.read(value));
    if (!envelope.isObject()) {
      throw new Refused(
          Reason.BAD_ENVELOPE,
          "-",
          "the value is " + Row.kind(envelope) + ": send a Debezium change envelope");
    }
    JsonNode source = member(envelope, "source");
    if (!source.isObject()) {
      throw new Refused(
          Reason.BAD_ENVELOPE,
          "source",
          "'source' is " + Row.kind(source) + ": send Debezium's block");
    }
    String name = source.path("table").asString("");
    Table table =
        mapping
            .table(change.topic(), name)
            .orElseThrow(
                () ->
                    new Refused(
                        Reason.UNKNOWN_TABLE,
                        "source.table",
                        "'source.table' "
                            + Refused.show(name)
                            + " of topic "
                            + change.topic()
                            + " is in no mapping: add the table, or ignore it there"));
    if (table.ignored()) {
      return new Read.Ignore("table", SnapshotPlace.of(source));
    }
    JsonNode op = member(envelope, "op");
    return switch (op.isString() ? op.stringValue() : "") {
      case "c" -> changed(table, RowChange.Kind.CREATE, envelope, "after", source);
      case "u" -> changed(table, RowChange.Kind.UPDATE, envelope, "after", source);
      case "r" -> changed(table, RowChange.Kind.SNAPSHOT, envelope, "after", source);
      case "d" -> changed(table, RowChange.Kind.DELETE, envelope, "before", source);
      case "t" -> truncate(table);
      case "m" -> new Read.Ignore("message", SnapshotPlace.STREAM);
      default ->
          throw new Refused(
              Reason.BAD_ENVELOPE,
              "op",
              "'op' " + Refused.show(op) + " is none of c, u, r, d, t, m: send one");
    };
  }

  private static Read tombstone(SourceMapping mapping, Change change) {
    Optional<Table> table =
        mapping.table(change.topic(), "").or(() -> only(mapping, change.topic()));
    byte[] key = change.key();
    if (table.isEmpty() || key == null || !(table.get().version() instanceof VersionRule.None)) {
      return new Read.Ignore("tombstone", SnapshotPlace.STREAM);
    }
    Row row = new Row(payload(StrictJson.read(key)), Map.of(), NullNode.getInstance(), true);
    return new Read.Changed(
        new RowChange(
            table.get(), RowChange.Kind.DELETE, row, NullNode.getInstance(), Optional.empty()));
  }

  private static Optional<Table> only(SourceMapping mapping, String topic) {
    var tables = mapping.tables().stream().filter(table -> table.takes(topic)).toList();
    return tables.size() == 1 ? Optional.of(tables.get(0)) : Optional.empty();
  }

  private static Read changed(
      Table table, RowChange.Kind kind, JsonNode envelope, String image, JsonNode source) {
    JsonNode data = member(envelope, image);
    if (!data.isObject()) {
      throw new Refused(
          Reason.BAD_ENVELOPE,
          image,
          "'"
              + image
              + "' is "
              + Row.kind(data)
              + ": send the row"
              + (image.equals("before") ? ", at least its key" : ""));
    }
    Row row = new Row(data, Map.of(), NullNode.getInstance(), kind != RowChange.Kind.DELETE);
    return new Read.Changed(new RowChange(table, kind, row, source, time(table, source)));
  }

  /** Time of the source's commit; used where the mapping lists "@commit", and for a live clock. */
  private static Optional<Instant> time(Table table, JsonNode source) {
    JsonNode ts = source.path("ts_ms");
    if (!table.commitTime()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Times(Times.Unit.MILLIS, Optional.empty(), java.time.ZoneOffset.UTC)
              .read(ts)
              .getTime());
    } catch (Refused e) {
      throw e.at("source.ts_ms");
    }
  }

  private static Read truncate(Table table) {
    if (table.truncates()) {
      return new Read.Ignore("truncate", SnapshotPlace.STREAM);
    }
    throw new Refused(
        Reason.TRUNCATE,
        "op",
        "'op' 't' truncates " + table.name() + ": delete rows instead, or start a new epoch");
  }

  /** The payload of a value that carries its Connect schema, else the value itself. */
  static JsonNode payload(JsonNode value) {
    return value.isObject() && value.size() == 2 && value.has("schema") && value.has("payload")
        ? value.get("payload")
        : value;
  }

  private static JsonNode member(JsonNode envelope, String name) {
    JsonNode member = envelope.get(name);
    if (member == null) {
      throw new Refused(
          Reason.BAD_ENVELOPE, name, "'" + name + "' is missing: send a Debezium change envelope");
    }
    return member;
  }
}
