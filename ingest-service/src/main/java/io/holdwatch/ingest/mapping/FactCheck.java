package io.holdwatch.ingest.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import tools.jackson.databind.node.StringNode;

/**
 * The checks that a mapped fact passes on its way are made up for here on a fact that came ready.
 */
final class FactCheck {
  private static final Times TIMES = new Times(Times.Unit.NONE, Optional.empty(), ZoneOffset.UTC);

  private FactCheck() {}

  static void check(IndexedRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      try {
        value(value, field.name(), Convert.core(field.schema()));
      } catch (Refused e) {
        throw e.at(field.name());
      }
    }
  }

  private static void value(
      @org.jspecify.annotations.Nullable Object value, String field, Schema schema) {
    switch (value) {
      case null -> {}
      case IndexedRecord nested -> nested(nested);
      case List<?> list ->
          list.forEach(element -> value(element, field, Convert.core(schema.getElementType())));
      case String text -> {
        var unused =
            Convert.to(StringNode.valueOf(text), schema, field, TIMES, RoundingMode.UNNECESSARY);
      }
      case BigDecimal number -> {
        var unused = Convert.decimal(number, schema, field, RoundingMode.UNNECESSARY);
      }
      case LocalDate date -> year(date);
      case Instant time -> year(time.atZone(ZoneOffset.UTC).toLocalDate());
      default -> {}
    }
  }

  private static void nested(IndexedRecord nested) {
    if (Convert.isDateOrTime(nested.getSchema())
        && (nested.get(0) == null) == (nested.get(1) == null)) {
      throw Refused.of(Reason.BAD_DATE, "must have either a date or a time");
    }
    check(nested);
  }

  private static void year(LocalDate date) {
    if (date.getYear() < 1900 || date.getYear() > 2200) {
      throw Refused.of(
          Reason.YEAR_OUT_OF_RANGE,
          "'" + date + "' is outside the years 1900 to 2200: correct it, or send null");
    }
  }
}
