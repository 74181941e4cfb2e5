package io.holdwatch.ingest.paper;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a document that somebody has read already: a JSON object with the members customerPo, date,
 * order and lines (item, line, quantity, unit). What else it has goes no further.
 */
final class JsonPaper {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final int DATE = 10;

  private JsonPaper() {}

  static Paper read(String document) {
    JsonNode root = parse(document);
    if (!root.isObject()) {
      throw new UnreadablePaper("is no JSON object: send one with order, customerPo, date, lines");
    }
    Paper paper = new Paper();
    paper.order = reference(root, "order");
    paper.customerPo = reference(root, "customerPo");
    String date = reference(root, "date");
    paper.date = date == null ? null : day(date);
    for (JsonNode each : root.path("lines")) {
      String line = reference(each, "line");
      String item = reference(each, "item");
      String quantity = reference(each, "quantity");
      if (quantity != null && (line != null || item != null)) {
        paper.add(new Paper.Line(line, item, Paper.quantity(quantity), reference(each, "unit")));
      }
    }
    return paper;
  }

  private static JsonNode parse(String document) {
    try {
      return JSON.readTree(document);
    } catch (JacksonException e) {
      throw new UnreadablePaper(
          "is no JSON: send an object with order, customerPo, date and lines");
    }
  }

  private static @Nullable String reference(JsonNode of, String name) {
    JsonNode node = of.path(name);
    if (node.isNumber()) {
      BigDecimal number = node.decimalValue();
      return Paper.reference(
          Math.abs(number.scale()) > DATE ? node.asString() : number.toPlainString());
    }
    return node.isString() ? Paper.reference(node.stringValue()) : null;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text.substring(0, Math.min(DATE, text.length())));
    } catch (DateTimeException e) {
      throw new UnreadablePaper("has the date '" + text + "': write it as 2026-03-05");
    }
  }
}
