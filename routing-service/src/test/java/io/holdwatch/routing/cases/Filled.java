package io.holdwatch.routing.cases;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Which fields of a record say something: a control packet with a field that no test fills is not
 * tested.
 */
final class Filled {
  private Filled() {}

  /** Names of the fields that are neither null nor empty in one of the records. */
  static Set<String> in(SpecificRecord... records) {
    Set<String> filled = new TreeSet<>();
    for (SpecificRecord record : records) {
      for (Schema.Field field : record.getSchema().getFields()) {
        Object value = record.get(field.pos());
        if (value != null && !(value instanceof Collection<?> all && all.isEmpty())) {
          filled.add(field.name());
        }
      }
    }
    return filled;
  }

  /** Names of all fields. */
  static Set<String> all(Schema schema) {
    Set<String> all = new TreeSet<>();
    schema.getFields().forEach(field -> all.add(field.name()));
    return all;
  }
}
