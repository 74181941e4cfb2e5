package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * When something is there: every column holds one of its words. "present" stands for a value that
 * is neither null nor the number 0, "absent" for the others.
 *
 * @param words accepted words by column; without any it always holds
 */
record Condition(Map<String, List<String>> words) {
  private static final String PRESENT = "present";
  private static final String ABSENT = "absent";

  static final Condition ALWAYS = new Condition(Map.of());

  /** A column that must be present, or a map of columns with their words. */
  static Condition of(YamlNode node) {
    if (!node.isMap()) {
      return new Condition(Map.of(node.text(), List.of(PRESENT)));
    }
    Map<String, List<String>> words = new LinkedHashMap<>();
    node.members().forEach((column, accepted) -> words.put(column, accepted.texts()));
    if (words.isEmpty()) {
      throw node.error("names no column: write a column, or {column: [words]}");
    }
    return new Condition(words);
  }

  boolean holds(Row row) {
    for (Map.Entry<String, List<String>> each : words.entrySet()) {
      JsonNode value = row.get(each.getKey());
      boolean absent = value.isNull() || isZero(value);
      if (each.getValue().contains(absent ? ABSENT : PRESENT)) {
        continue;
      }
      if (value.isNull() || !each.getValue().contains(text(value, each.getKey()))) {
        return false;
      }
    }
    return true;
  }

  Set<String> columns() {
    return words.keySet();
  }

  /** Decimals come as texts, too. */
  private static boolean isZero(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().signum() == 0
        : value.isString() && value.stringValue().matches("-?0+(\\.0+)?");
  }

  private static String text(JsonNode value, String column) {
    try {
      return Row.text(value);
    } catch (Refused e) {
      throw e.at(column);
    }
  }
}
