package io.holdwatch.ingest.mapping;

import java.util.Set;

/** A text that a link fills in later; until then it is empty. */
record ToBeFilled() implements Value {
  @Override
  public Object read(Row row) {
    return "";
  }

  @Override
  public Set<String> columns() {
    return Set.of();
  }
}
