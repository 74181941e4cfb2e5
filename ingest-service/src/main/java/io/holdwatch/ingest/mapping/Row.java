package io.holdwatch.ingest.mapping;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * The columns of one change.
 *
 * @param data row or event data
 * @param attributes what the format says apart from the data; columns that begin with "@"
 * @param element element of an exploded array; columns that begin with "each."
 * @param strict whether a column that is not there at all is an error
 */
record Row(JsonNode data, Map<String, String> attributes, JsonNode element, boolean strict) {
  private static final int LONGEST_TEXT = 4_000;

  /** What Debezium writes in the place of a large value that did not change. */
  private static final String NOT_SENT = "__debezium_unavailable_value";

  Row with(JsonNode newElement) {
    return new Row(data, attributes, newElement, strict);
  }

  /**
   * The value of a column, NullNode where it is null; dots lead into nested objects, and into texts
   * that hold one. A column whose name ends in "?" may be missing.
   */
  JsonNode get(String column) {
    if (column.startsWith("@")) {
      String value = attributes.get(column);
      return value == null ? NullNode.getInstance() : StringNode.valueOf(value);
    }
    boolean each = column.startsWith("each.");
    JsonNode at = each ? element : data;
    boolean mayLack = column.endsWith("?");
    String path = column.substring(each ? 5 : 0, column.length() - (mayLack ? 1 : 0));
    for (String part : path.indexOf('.') < 0 ? List.of(path) : List.of(path.split("\\.", -1))) {
      if (at.isString() && at.stringValue().startsWith("{")) {
        at = StrictJson.read(at.stringValue().getBytes(StandardCharsets.UTF_8));
      }
      if (!at.isObject()) {
        throw new Refused(
            Reason.WRONG_TYPE,
            column,
            "'" + column + "' is sought in " + kind(at) + ": send an object");
      }
      JsonNode next = at.get(part);
      if (next == null || next.isNull()) {
        if (next == null && strict && !mayLack) {
          throw new Refused(
              Reason.MISSING_FIELD,
              column,
              "'"
                  + column
                  + "' is not in the row: add the column, change the mapping, or write it with"
                  + " '?'");
        }
        return NullNode.getInstance();
      }
      at = next;
      if (at.isString() && at.stringValue().equals(NOT_SENT)) {
        throw new Refused(
            Reason.MISSING_FIELD,
            column,
            "'"
                + column
                + "' did not change and is too large to be sent again: set REPLICA IDENTITY FULL on"
                + " the table");
      }
    }
    return at;
  }

  /** A single value as text. */
  static String text(JsonNode value) {
    if (value.isString()) {
      return checked(value.stringValue());
    }
    if (value.isIntegralNumber() || value.isBoolean()) {
      return value.asString();
    }
    if (value.isNumber()) {
      BigDecimal number = Decimals.number(value);
      return number.stripTrailingZeros().toPlainString();
    }
    throw Refused.of(Reason.WRONG_TYPE, "is " + kind(value) + ": send a text or a number");
  }

  /** A document as text; how long one may be says its format. */
  static String document(JsonNode value) {
    if (!value.isString()) {
      throw Refused.of(Reason.WRONG_TYPE, "is " + kind(value) + ": send a document as a text");
    }
    return unicode(value.stringValue());
  }

  static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT, POJO -> "an object";
      case BOOLEAN -> "a truth value";
      case NUMBER -> "a number";
      case STRING -> "a text";
      case NULL, MISSING -> "null";
      case BINARY -> "binary";
    };
  }

  private static String checked(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw Refused.of(
          Reason.BAD_TEXT, "has " + text.length() + " characters: send at most " + LONGEST_TEXT);
    }
    return unicode(text);
  }

  private static String unicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(text.charAt(i))) {
        throw Refused.of(
            Reason.BAD_TEXT, "has a lone surrogate at character " + i + ": send valid Unicode");
      }
    }
    return text;
  }
}
