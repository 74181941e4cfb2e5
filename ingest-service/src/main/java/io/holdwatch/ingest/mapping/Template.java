package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A text with columns in braces, as "NW:{order_id}". A text that is one column keeps the column's
 * own type.
 */
record Template(String text, List<String> columns) {
  private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

  static Template of(YamlNode node) {
    String text = node.text();
    List<String> columns = new ArrayList<>();
    Matcher matcher = COLUMN.matcher(text);
    while (matcher.find()) {
      columns.add(matcher.group(1));
    }
    if (matcher.reset().replaceAll("").matches(".*[{}].*")) {
      throw node.error("has a brace that names no column: write {column}");
    }
    return new Template(text, List.copyOf(columns));
  }

  boolean isConstant() {
    return columns.isEmpty();
  }

  Set<String> columnSet() {
    return new LinkedHashSet<>(columns);
  }

  /** The value; NullNode where a column is null. */
  JsonNode node(Row row) {
    if (columns.size() == 1 && text.length() == columns.get(0).length() + 2) {
      return row.get(columns.get(0));
    }
    StringBuilder out = new StringBuilder();
    int done = 0;
    // The only braces are those around the columns, in their order.
    for (String column : columns) {
      JsonNode value = row.get(column);
      if (value.isNull()) {
        return value;
      }
      int at = text.indexOf('{', done);
      out.append(text, done, at).append(text(value, column));
      done = at + column.length() + 2;
    }
    return StringNode.valueOf(out.append(text, done, text.length()).toString());
  }

  /** The value as a text; empty where a column is null. */
  Optional<String> read(Row row) {
    JsonNode value = node(row);
    return value.isNull()
        ? Optional.empty()
        : Optional.of(text(value, columns.isEmpty() ? text : columns.get(0)));
  }

  /** The value as a text that may not be absent or blank. */
  String need(Row row) {
    String value =
        read(row)
            .orElseThrow(
                () ->
                    new Refused(
                        Reason.MISSING_FIELD,
                        String.join(",", columns),
                        "'"
                            + String.join(",", columns)
                            + "' is null: it names the record, send it"));
    if (value.isBlank()) {
      throw new Refused(
          Reason.MISSING_FIELD,
          String.join(",", columns),
          "'" + String.join(",", columns) + "' is blank: send it");
    }
    return value;
  }

  private static String text(JsonNode value, String column) {
    try {
      return Row.text(value);
    } catch (Refused e) {
      throw e.at(column);
    }
  }
}
