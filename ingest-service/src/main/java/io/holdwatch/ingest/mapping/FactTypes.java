package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.Envelope;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The generated fact classes, found by their simple name. */
final class FactTypes {
  static final String NAMESPACE = Envelope.class.getPackageName();

  private FactTypes() {}

  /** The schema of a fact type; empty where there is none of this name, or one without envelope. */
  static Optional<Schema> schema(String type) {
    if (!type.matches("[A-Za-z]{1,60}")) {
      return Optional.empty();
    }
    try {
      Class<?> generated = Class.forName(NAMESPACE + "." + type);
      if (!SpecificRecord.class.isAssignableFrom(generated)) {
        return Optional.empty();
      }
      Schema schema = SpecificData.get().getSchema(generated);
      return Optional.of(schema).filter(s -> s.getField("envelope") != null);
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  /** A new record with the default of every field that has one. */
  static SpecificRecord blank(Schema schema) {
    SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    for (Schema.Field field : schema.getFields()) {
      if (field.hasDefaultValue()) {
        record.put(field.pos(), SpecificData.get().getDefaultValue(field));
      }
    }
    return record;
  }
}
