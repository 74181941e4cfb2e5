package io.holdwatch.ingest.mapping;

import io.holdwatch.ingest.paper.UnreadablePaper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A document in a column, of which references, a date and quantities are read; the rest of it goes
 * no further.
 *
 * @param document where it is
 * @param kind how it is written
 */
record PaperValue(ScalarValue document, PaperKind kind) implements Value {

  @Override
  public @Nullable Object read(Row row) {
    boolean wanted = document.refined().when().holds(row);
    for (Template source : wanted ? document.sources() : List.<Template>of()) {
      JsonNode value = source.node(row);
      if (!value.isNull()) {
        String column = source.isConstant() ? document.field() : source.columns().get(0);
        try {
          return kind.in(row).read(Row.document(value));
        } catch (UnreadablePaper e) {
          throw Refused.of(Reason.BAD_TEXT, String.valueOf(e.getMessage())).at(column);
        } catch (Refused e) {
          throw e.at(column);
        }
      }
    }
    return document.read(row);
  }

  @Override
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(document.columns());
    columns.addAll(kind.columns());
    return columns;
  }
}
