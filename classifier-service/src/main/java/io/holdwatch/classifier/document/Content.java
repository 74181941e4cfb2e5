package io.holdwatch.classifier.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a document: canonical JSON of order, customerPo, date and lines. What cannot be
 * read is compared with nothing.
 *
 * @param order number or key of the order; null: not given
 * @param customerPo the customer's own number; null: not given
 * @param date the document's date; null: not given
 * @param entries what it says of lines
 */
record Content(
    @Nullable String order,
    @Nullable String customerPo,
    @Nullable LocalDate date,
    List<Entry> entries) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final int LONGEST_NUMBER = 30;
  private static final int DATE = 10;

  /** Nothing could be read. */
  static final Content NONE = new Content(null, null, null, List.of());

  /**
   * A quantity of a line.
   *
   * @param line line number of the order; null: the item tells
   * @param item the item's key or number, as the document writes it; null: the line tells
   */
  record Entry(@Nullable String line, @Nullable String item, BigDecimal quantity) {}

  static Content read(@Nullable String json) {
    if (json == null) {
      return NONE;
    }
    try {
      JsonNode root = JSON.readTree(json);
      return root == null || !root.isObject() ? NONE : of(root);
    } catch (JsonProcessingException unreadable) {
      return NONE;
    }
  }

  private static Content of(JsonNode root) {
    List<Entry> entries = new ArrayList<>();
    JsonNode lines = root.path("lines");
    if (lines.isArray()) {
      for (JsonNode each : lines) {
        String line = text(each.path("line"));
        String item = text(each.path("item"));
        BigDecimal quantity = number(text(each.path("quantity")));
        if (quantity != null && (line != null || item != null)) {
          entries.add(new Entry(line, item, quantity));
        }
      }
    }
    return new Content(
        text(root.path("order")),
        text(root.path("customerPo")),
        date(text(root.path("date"))),
        List.copyOf(entries));
  }

  private static @Nullable String text(JsonNode node) {
    if (!node.isTextual() && !node.isNumber()) {
      return null;
    }
    String text = node.asText().strip();
    return text.isEmpty() ? null : text;
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    if (text == null
        || text.length() > LONGEST_NUMBER
        || !text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d{1,2})?")) {
      return null;
    }
    return new BigDecimal(text);
  }

  private static @Nullable LocalDate date(@Nullable String text) {
    try {
      return text == null || text.length() < DATE ? null : LocalDate.parse(text.substring(0, DATE));
    } catch (DateTimeException unreadable) {
      return null;
    }
  }
}
