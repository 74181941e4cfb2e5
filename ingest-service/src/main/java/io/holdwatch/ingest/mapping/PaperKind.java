package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlNode;
import io.holdwatch.ingest.paper.PaperFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How the document of a row is written: always the same way, or as a column says it.
 *
 * @param column column with the source's word; empty: always the same
 * @param formats format by word; "absent" where the column is null
 */
record PaperKind(String column, Map<String, PaperFormat> formats) {
  private static final String ABSENT = "absent";

  /** A format, or {@code {column: {word: format}}}. */
  static PaperKind of(YamlNode node) {
    if (!node.isMap()) {
      return new PaperKind("", Map.of(ABSENT, format(node)));
    }
    Map<String, YamlNode> columns = node.members();
    if (columns.size() != 1) {
      throw node.error("must name one column: write {column: {word: format}}");
    }
    Map.Entry<String, YamlNode> only = columns.entrySet().iterator().next();
    Map<String, PaperFormat> formats = new LinkedHashMap<>();
    only.getValue().members().forEach((word, format) -> formats.put(word, format(format)));
    return new PaperKind(only.getKey(), formats);
  }

  private static PaperFormat format(YamlNode node) {
    return switch (node.text()) {
      case "ubl" -> PaperFormat.UBL;
      case "pdf-text" -> PaperFormat.PDF_TEXT;
      case "json" -> PaperFormat.JSON;
      default ->
          throw node.error("must be 'ubl', 'pdf-text' or 'json', not " + Refused.show(node.text()));
    };
  }

  /** How this row's document is written; a word that is not known is refused. */
  PaperFormat in(Row row) {
    String word = ABSENT;
    if (!column.isEmpty()) {
      JsonNode value = row.get(column);
      word = value.isNull() ? ABSENT : Row.text(value);
    }
    PaperFormat format = formats.get(word);
    if (format == null) {
      throw new Refused(
          Reason.UNKNOWN_SYMBOL,
          column,
          "'"
              + column
              + "' is "
              + Refused.show(word)
              + ": documents are read that are written in "
              + String.join(", ", formats.keySet()));
    }
    return format;
  }

  Set<String> columns() {
    return column.isEmpty() ? Set.of() : Set.of(column);
  }
}
