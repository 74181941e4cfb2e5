package io.holdwatch.ingest.mapping;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one field of a fact is read from a row; compiled once when the mapping is loaded. */
interface Value {
  /** The Avro value, null where it is unknown. Throws {@link Refused}. */
  @Nullable Object read(Row row);

  /** Columns that it depends on. */
  Set<String> columns();
}
