package io.holdwatch.ingest.mapping;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A nested record such as Money: null where a part that it needs is null. */
record RecordValue(Schema schema, Map<Schema.Field, Value> parts) implements Value {
  @Override
  public @Nullable Object read(Row row) {
    SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Map.Entry<Schema.Field, Value> part : parts.entrySet()) {
      Object value = part.getValue().read(row);
      if (value == null && !part.getKey().schema().isNullable()) {
        return null;
      }
      record.put(part.getKey().pos(), value);
    }
    return record;
  }

  @Override
  public Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    parts.values().forEach(part -> columns.addAll(part.columns()));
    return columns;
  }
}
