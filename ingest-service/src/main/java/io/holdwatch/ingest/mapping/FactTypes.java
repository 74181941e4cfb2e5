package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.Envelope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The generated fact classes, found by their simple name. */
final class FactTypes {
  static final String NAMESPACE = Envelope.class.getPackageName();

  private static final Map<Schema, Map<Integer, Object>> DEFAULTS = new ConcurrentHashMap<>();

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
    DEFAULTS.computeIfAbsent(schema, FactTypes::defaults).forEach(record::put);
    return record;
  }

  /** The defaults of a schema that are not null, by position. */
  private static Map<Integer, Object> defaults(Schema schema) {
    Map<Integer, Object> defaults = new HashMap<>();
    for (Schema.Field field : schema.getFields()) {
      Object value = field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
      if (value != null) {
        defaults.put(field.pos(), value);
      }
    }
    return Map.copyOf(defaults);
  }
}
