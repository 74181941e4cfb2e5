package io.holdwatch.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Where the version of a record comes from; led by the epoch of the source. */
sealed interface VersionRule {
  /** The counters without the epoch; empty: unversioned. Throws {@link Refused}. */
  List<Long> read(Row row, JsonNode source);

  /** Debezium's position of a PostgreSQL change: [lsn]. */
  record PostgresLsn() implements VersionRule {
    @Override
    public List<Long> read(Row row, JsonNode source) {
      return List.of(counter(source.path("lsn"), "source.lsn"));
    }
  }

  /** Debezium's position of a MySQL change: [file number, position, row]. */
  record Mysql() implements VersionRule {
    @Override
    public List<Long> read(Row row, JsonNode source) {
      String file = source.path("file").asString("");
      String number = file.substring(file.lastIndexOf('.') + 1);
      if (!number.matches("\\d{1,18}")) {
        throw bad("source.file", Refused.show(file) + " is no binlog file as binlog.000003");
      }
      return List.of(
          Long.parseLong(number),
          counter(source.path("pos"), "source.pos"),
          counter(source.path("row"), "source.row"));
    }
  }

  /**
   * Debezium's position of an SQL Server change: commit and change position in three groups each,
   * then the serial.
   */
  record SqlServer() implements VersionRule {
    @Override
    public List<Long> read(Row row, JsonNode source) {
      List<Long> version =
          new ArrayList<>(position(source.path("commit_lsn"), "source.commit_lsn"));
      JsonNode change = source.path("change_lsn");
      version.addAll(
          change.isNull() || change.isMissingNode()
              ? List.of(0L, 0L, 0L)
              : position(change, "source.change_lsn"));
      JsonNode serial = source.path("event_serial_no");
      version.add(
          serial.isNull() || serial.isMissingNode()
              ? 0L
              : counter(serial, "source.event_serial_no"));
      return version;
    }

    private static List<Long> position(JsonNode value, String field) {
      String text = value.asString("");
      if (!text.matches("[0-9a-fA-F]{1,8}:[0-9a-fA-F]{1,8}:[0-9a-fA-F]{1,8}")) {
        throw bad(field, Refused.show(text) + " is no position as 00000027:00000ac0:0002");
      }
      List<Long> groups = new ArrayList<>();
      for (String group : text.split(":")) {
        groups.add(Long.parseLong(group, 16));
      }
      return groups;
    }
  }

  /**
   * Columns or attributes of the record itself, in this order: whole numbers, or times as
   * milliseconds.
   */
  record Columns(List<String> columns, Times times) implements VersionRule {
    @Override
    public List<Long> read(Row row, JsonNode source) {
      return columns.stream().map(column -> one(row.get(column), column)).toList();
    }

    private long one(JsonNode value, String column) {
      if (value.isString() && !value.stringValue().matches("\\d{1,18}")) {
        try {
          return times.act(times.read(value)).toEpochMilli();
        } catch (Refused e) {
          throw bad(
              column, Refused.show(value.stringValue()) + " is neither a whole number nor a time");
        }
      }
      return counter(value, column);
    }
  }

  /** No version: the last arrival in one source partition wins. */
  record None() implements VersionRule {
    @Override
    public List<Long> read(Row row, JsonNode source) {
      return List.of();
    }
  }

  private static long counter(JsonNode value, String field) {
    try {
      if (!value.isNull() && !value.isMissingNode()) {
        return Decimals.whole(value, 0, Long.MAX_VALUE);
      }
    } catch (Refused e) {
      throw bad(field, Refused.show(value) + " is no whole number from 0");
    }
    throw bad(field, "is not there");
  }

  private static Refused bad(String field, String message) {
    return new Refused(
        Reason.BAD_VERSION,
        field,
        "'"
            + field
            + "' "
            + message
            + ": the record has no version, correct the source or declare another 'version'");
  }
}
