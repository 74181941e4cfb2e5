package io.holdwatch.ingest.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * The checks that a mapped fact passes on its way are made up for here on a fact that came ready:
 * worked out once from a schema, for there are many facts of each.
 */
final class FactCheck {
  private static final Times TIMES = new Times(Times.Unit.NONE, Optional.empty(), ZoneOffset.UTC);

  private final boolean dateOrTime;
  private final List<OfField> fields = new ArrayList<>();

  /**
   * The check of a field.
   *
   * @param check takes a value that is there; throws what is wrong with it
   */
  private record OfField(String name, int position, Consumer<Object> check) {}

  /** The checks of facts of a schema, or of a record inside one. */
  FactCheck(Schema schema) {
    dateOrTime = Convert.isDateOrTime(schema);
    for (Schema.Field field : schema.getFields()) {
      Consumer<Object> check = of(field.name(), Convert.core(field.schema()));
      if (check != null) {
        fields.add(new OfField(field.name(), field.pos(), check));
      }
    }
  }

  /** Refuses a record of the schema that a mapped one could not be. */
  void check(IndexedRecord record) {
    if (dateOrTime && (record.get(0) == null) == (record.get(1) == null)) {
      throw Refused.of(Reason.BAD_DATE, "must have either a date or a time");
    }
    for (OfField field : fields) {
      Object value = record.get(field.position());
      if (value != null) {
        try {
          field.check().accept(value);
        } catch (Refused e) {
          throw e.at(field.name());
        }
      }
    }
  }

  /** What is checked of a field; null where every value will do. */
  private static @Nullable Consumer<Object> of(String field, Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> {
        FactCheck nested = new FactCheck(schema);
        yield value -> nested.check((IndexedRecord) value);
      }
      case ARRAY -> {
        Consumer<Object> each = of(field, Convert.core(schema.getElementType()));
        yield each == null
            ? null
            : list -> ((List<?>) list).stream().filter(Objects::nonNull).forEach(each);
      }
      case STRING ->
          text -> {
            var unused =
                Convert.to(
                    StringNode.valueOf((String) text),
                    schema,
                    field,
                    TIMES,
                    RoundingMode.UNNECESSARY);
          };
      case BYTES ->
          number -> {
            var unused =
                Convert.decimal((BigDecimal) number, schema, field, RoundingMode.UNNECESSARY);
          };
      case INT -> schema.getLogicalType() == null ? null : date -> year((LocalDate) date);
      case LONG ->
          schema.getLogicalType() == null
              ? null
              : time -> year(((Instant) time).atZone(ZoneOffset.UTC).toLocalDate());
      case BOOLEAN, ENUM, UNION, MAP, FIXED, FLOAT, DOUBLE, NULL -> null;
    };
  }

  private static void year(LocalDate date) {
    if (date.getYear() < 1900 || date.getYear() > 2200) {
      throw Refused.of(
          Reason.YEAR_OUT_OF_RANGE,
          "'" + date + "' is outside the years 1900 to 2200: correct it, or send null");
    }
  }
}
