package io.holdwatch.routing.page;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of the contracts as JSON: the fields' own names, instants as ISO 8601 in UTC, decimals
 * as text, null fields left out.
 */
final class PlainJson {
  private PlainJson() {}

  static Map<String, Object> of(SpecificRecord value) {
    return of(value, Set.of());
  }

  /** Only these fields; all where none is named. */
  static Map<String, Object> of(SpecificRecord value, Set<String> fields) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (Schema.Field field : value.getSchema().getFields()) {
      Object plain = plain(value.get(field.pos()));
      if (plain != null && (fields.isEmpty() || fields.contains(field.name()))) {
        json.put(field.name(), plain);
      }
    }
    return json;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case SpecificRecord record -> of(record);
      case List<?> list -> list.stream().map(PlainJson::plain).toList();
      case BigDecimal number -> number.stripTrailingZeros().toPlainString();
      case Boolean flag -> flag;
      case Integer number -> number;
      case Long number -> number;
      default -> value.toString();
    };
  }
}
