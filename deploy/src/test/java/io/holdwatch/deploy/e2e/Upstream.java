package io.holdwatch.deploy.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.deploy.feed.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The systems of one company, as the product's mapping packs expect them: rows as Debezium captures
 * them, and CloudEvents. A change names the columns that it changes; the others stay as they were,
 * at first null.
 */
final class Upstream {
  /** Those that a day may speak of; all of one recorded clock. */
  static final List<String> PACKS =
      List.of("demo", "portal", "wms", "tms", "finance", "crm", "dispatch");

  private static final Path FOLDER = Path.of("../ingest-service/src/main/resources/mappings");
  private static final Pattern TABLE = Pattern.compile("(?m)^  (\\w+):\\n((?:    .*\\n|\\s*\\n)+)");
  private static final Pattern COLUMN = Pattern.compile("\\{([a-z_0-9]+)\\??}");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Table> TABLES = tables();

  private final String company;
  private final Map<String, Map<String, @Nullable Object>> records = new HashMap<>();
  private long log = 1000;

  /** The systems of a legal entity; its name is the scope. */
  Upstream(String company) {
    this.company = company;
  }

  /**
   * A kind of record.
   *
   * @param source name of the pack
   * @param name name of the table
   * @param topic topic
   * @param type type of its CloudEvents; empty: rows of Debezium
   * @param key columns that name a record
   * @param columns all columns that the pack reads
   */
  private record Table(
      String source,
      String name,
      String topic,
      String type,
      List<String> key,
      Set<String> columns) {}

  /**
   * Copies of the packs that keep the time of the wall, with the recorded clock of the demo
   * instead.
   *
   * @return their files
   */
  static List<Path> recorded(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String pack : PACKS) {
        String text = Files.readString(FOLDER.resolve(pack + ".yaml"));
        if (text.contains("\nclock: live\n")) {
          Files.writeString(
              folder.resolve(pack + ".yaml"),
              text.replace("\nclock: live\n", "\nclock: {recorded: demo}\n"));
        }
      }
      return List.of(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every topic of the packs: a source whose topics do not all exist is waited for. */
  static Set<String> topics() {
    Set<String> topics = new TreeSet<>();
    TABLES.values().forEach(table -> topics.add(table.topic()));
    return topics;
  }

  /** Columns that a table has. */
  static Set<String> columns(String table) {
    return table(table).columns();
  }

  /**
   * A change of a record, as its topic gets it.
   *
   * @param table "source.table"
   * @param changes columns
   * @param at when it happens
   */
  Event change(String table, Map<String, @Nullable Object> changes, Instant at) {
    Table of = table(table);
    Map<String, @Nullable Object> key = new LinkedHashMap<>();
    of.key().forEach(column -> key.put(column, changes.get(column)));
    key.put("legal_entity", company);
    Map<String, @Nullable Object> record =
        records.computeIfAbsent(
            table + key,
            first -> {
              Map<String, @Nullable Object> empty = new LinkedHashMap<>();
              of.columns().forEach(column -> empty.put(column, null));
              return empty;
            });
    record.putAll(changes);
    record.put("legal_entity", company);
    return of.type().isEmpty() ? row(of, key, record, at) : event(of, key, record, at);
  }

  private Event row(
      Table of, Map<String, @Nullable Object> key, Map<String, @Nullable Object> row, Instant at) {
    row.put("changed_at", at.toString());
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("before", null);
    value.put("after", row);
    value.put(
        "source",
        Map.of("table", of.name(), "lsn", ++log, "ts_ms", at.toEpochMilli(), "snapshot", "false"));
    value.put("op", "c");
    value.put("ts_ms", at.toEpochMilli());
    return new Event(log, of.topic(), bytes(key), bytes(value));
  }

  private Event event(
      Table of, Map<String, @Nullable Object> key, Map<String, @Nullable Object> data, Instant at) {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("specversion", "1.0");
    value.put("id", company + "-" + ++log);
    value.put("source", "/" + of.source());
    value.put("type", of.type());
    value.put("time", at.toString());
    value.put("sequence", Long.toString(log));
    value.put("data", data);
    return new Event(log, of.topic(), bytes(key), bytes(value));
  }

  private static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table table(String name) {
    Table table = TABLES.get(name);
    if (table == null) {
      throw new IllegalArgumentException("'" + name + "' is none of " + TABLES.keySet());
    }
    return table;
  }

  private static Map<String, Table> tables() {
    Map<String, Table> tables = new TreeMap<>();
    for (String pack : PACKS) {
      String text;
      try {
        text = Files.readString(FOLDER.resolve(pack + ".yaml"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Matcher table = TABLE.matcher(text.substring(text.indexOf("\ntables:")));
      while (table.find()) {
        String body = table.group(2);
        Set<String> columns = new TreeSet<>();
        Matcher column = COLUMN.matcher(body);
        while (column.find()) {
          columns.add(column.group(1));
        }
        List<String> key = List.of(word(body, "key").replaceAll("[\\[\\] ]", "").split(","));
        columns.addAll(key);
        tables.put(
            pack + "." + table.group(1),
            new Table(pack, table.group(1), word(body, "topic"), word(body, "type"), key, columns));
      }
    }
    return tables;
  }

  private static String word(String body, String name) {
    Matcher word = Pattern.compile("(?m)^    " + name + ": (.*)$").matcher(body);
    return word.find() ? word.group(1) : "";
  }
}
