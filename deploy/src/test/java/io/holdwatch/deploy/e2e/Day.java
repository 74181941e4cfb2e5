package io.holdwatch.deploy.e2e;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.deploy.feed.Event;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What happens on a day, read from a file: "day DATE", then one change a line, "TIME TABLE {COLUMN:
 * VALUE}", TIME being one of the next day after "+"; POST before the table sends it by HTTP. A line
 * that begins with a blank goes on with the one before; # begins a comment. The table "demo.order"
 * is an order of one line with one schedule line: each of the three takes the columns that it has.
 */
final class Day {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonParser.Feature.ALLOW_SINGLE_QUOTES);
  private static final String ORDER = "demo.order";
  private static final List<String> OF_AN_ORDER =
      List.of("demo.orders", "demo.order_lines", "demo.schedule_lines");

  /** What an order has that says nothing else. */
  private static final Map<String, Object> USUAL =
      Map.ofEntries(
          Map.entry("line_no", "1"),
          Map.entry("schedule_no", "1"),
          Map.entry("ship_to_zone", "UTC"),
          Map.entry("currency", "EUR"),
          Map.entry("payment", "OPEN_ACCOUNT"),
          Map.entry("status", "OPEN"),
          Map.entry("unit", "EA"),
          Map.entry("fulfilment", "STOCK"),
          Map.entry("price_per", "1"),
          Map.entry("basis", "SHIP"),
          Map.entry("under_tolerance", "0"));

  private final LocalDate date;
  private final Queue<Change> changes = new ArrayDeque<>();

  /**
   * A change.
   *
   * @param at when
   * @param http whether it comes by HTTP
   * @param table "source.table"
   * @param columns what changes
   */
  private record Change(
      Instant at, boolean http, String table, Map<String, @Nullable Object> columns) {}

  /**
   * A change that is to be sent.
   *
   * @param http whether by HTTP
   * @param event the change
   */
  record Sending(boolean http, Event event) {}

  /** Reads {@code e2e/days/<name>.day}. */
  Day(String name) {
    List<String> lines = lines(name);
    this.date = LocalDate.parse(lines.getFirst().substring("day ".length()));
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" +", 2);
      boolean http = words[1].startsWith("POST ");
      String rest = http ? words[1].substring("POST ".length()) : words[1];
      String table = rest.substring(0, rest.indexOf(' '));
      add(at(words[0]), http, table, columns(line, rest.substring(table.length())));
    }
  }

  private void add(Instant at, boolean http, String table, Map<String, @Nullable Object> columns) {
    if (!table.equals(ORDER)) {
      changes.add(new Change(at, http, table, columns));
      return;
    }
    Map<String, @Nullable Object> order = new LinkedHashMap<>(USUAL);
    order.put("entered_at", at.toString());
    order.put("price", columns.get("net_price"));
    order.putAll(columns);
    for (String part : OF_AN_ORDER) {
      Map<String, @Nullable Object> its = new LinkedHashMap<>(order);
      its.keySet().retainAll(Upstream.columns(part));
      add(at, http, part, its);
    }
  }

  /** An instant of the day, "HH:MM", or "+HH:MM" of the next. */
  Instant at(String time) {
    boolean next = time.startsWith("+");
    return date.plusDays(next ? 1 : 0)
        .atTime(LocalTime.parse(next ? time.substring(1) : time))
        .toInstant(ZoneOffset.UTC);
  }

  /** What happens from where it was left until a time, that instant included. */
  List<Sending> until(Instant time, Upstream systems) {
    List<Sending> sendings = new ArrayList<>();
    while (!changes.isEmpty() && !changes.element().at().isAfter(time)) {
      Change next = changes.remove();
      sendings.add(
          new Sending(next.http(), systems.change(next.table(), next.columns(), next.at())));
    }
    return sendings;
  }

  /** Whether all of it has happened. */
  boolean isOver() {
    return changes.isEmpty();
  }

  private static Map<String, @Nullable Object> columns(String line, String text) {
    try {
      return JSON.readValue(text, new TypeReference<Map<String, @Nullable Object>>() {});
    } catch (IOException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    try (InputStream in = Day.class.getResourceAsStream("/e2e/days/" + name + ".day")) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        if (line.startsWith(" ")) {
          lines.add(lines.removeLast() + line);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
