package io.holdwatch.ingest.mapping;

import io.holdwatch.ingest.paper.PaperFormat;
import io.holdwatch.ingest.paper.UnreadablePaper;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A document in a column, of which references, a date and quantities are read; the rest of it goes
 * no further.
 *
 * @param document where it is
 * @param format how it is written
 */
record PaperValue(ScalarValue document, PaperFormat format) implements Value {

  @Override
  public @Nullable Object read(Row row) {
    boolean wanted = document.refined().when().holds(row);
    for (Template source : wanted ? document.sources() : List.<Template>of()) {
      JsonNode value = source.node(row);
      if (!value.isNull()) {
        try {
          return format.read(Row.text(value));
        } catch (UnreadablePaper e) {
          throw Refused.of(Reason.BAD_TEXT, String.valueOf(e.getMessage()))
              .at(source.isConstant() ? document.field() : source.columns().get(0));
        }
      }
    }
    return document.read(row);
  }

  @Override
  public Set<String> columns() {
    return document.columns();
  }
}
