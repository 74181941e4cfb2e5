package io.holdwatch.ingest.paper;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was read of a document so far. */
final class Paper {
  private static final int MOST = 5_000;
  private static final int LONGEST = 80;

  /** A line of the document: what of which item. */
  record Line(
      @Nullable String line, @Nullable String item, BigDecimal quantity, @Nullable String unit) {}

  @Nullable String order;
  @Nullable String customerPo;
  @Nullable LocalDate date;
  private final List<Line> lines = new ArrayList<>();

  void add(Line line) {
    if (lines.size() == MOST) {
      throw new UnreadablePaper("has more than " + MOST + " lines: send it in parts");
    }
    lines.add(line);
  }

  boolean isEmpty() {
    return order == null && customerPo == null && date == null && lines.isEmpty();
  }

  /** A reference or number as it may be kept; null where there is none. */
  static @Nullable String reference(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      throw new UnreadablePaper(
          "names a reference of " + stripped.length() + " characters: at most " + LONGEST);
    }
    return stripped.isEmpty() ? null : stripped;
  }

  /** A quantity in digits, with a point at most. */
  static BigDecimal quantity(String text) {
    String stripped = text.strip();
    if (!stripped.matches("-?\\d{1,15}(\\.\\d{1,6})?")) {
      throw new UnreadablePaper(
          "gives the quantity '"
              + stripped.substring(0, Math.min(LONGEST, stripped.length()))
              + "': write digits with a point");
    }
    return new BigDecimal(stripped);
  }

  String json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    put(json, "customerPo", customerPo);
    put(json, "date", date == null ? null : date.toString());
    if (!lines.isEmpty()) {
      ArrayNode all = json.putArray("lines");
      for (Line each : lines) {
        ObjectNode line = all.addObject();
        put(line, "item", each.item());
        put(line, "line", each.line());
        put(line, "quantity", each.quantity().toPlainString());
        put(line, "unit", each.unit());
      }
    }
    put(json, "order", order);
    return json.toString();
  }

  private static void put(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
