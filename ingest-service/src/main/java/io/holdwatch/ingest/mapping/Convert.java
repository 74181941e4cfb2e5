package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.DateOrTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import tools.jackson.databind.JsonNode;

/** Turns one JSON value into the value of an Avro field. */
final class Convert {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toSet());

  private Convert() {}

  /** The non-null branch of a field's schema. */
  static Schema core(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(branch -> branch.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  static boolean isDateOrTime(Schema schema) {
    return schema.getType() == Schema.Type.RECORD && schema.getName().equals("DateOrTime");
  }

  /** The value for a field of this name and schema. */
  static Object to(
      JsonNode value, Schema schema, String field, Times times, RoundingMode rounding) {
    return switch (schema.getType()) {
      case STRING -> text(Row.text(value), field);
      case BOOLEAN -> truth(value);
      case INT ->
          schema.getLogicalType() == null
              ? (Object) (int) Decimals.whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE)
              : day(times.read(value));
      case LONG ->
          schema.getLogicalType() == null
              ? (Object) Decimals.whole(value, Long.MIN_VALUE, Long.MAX_VALUE)
              : instant(times.read(value));
      case BYTES -> decimal(Decimals.number(value), schema, field, rounding);
      case ENUM -> symbol(Row.text(value), schema);
      case RECORD -> times.read(value);
      case UNION, ARRAY, MAP, FIXED, FLOAT, DOUBLE, NULL ->
          throw new IllegalStateException("no fact has a field of type " + schema.getType());
    };
  }

  static BigDecimal decimal(BigDecimal number, Schema schema, String field, RoundingMode rounding) {
    LogicalType type = schema.getLogicalType();
    if (!(type instanceof LogicalTypes.Decimal decimal)) {
      throw new IllegalStateException("bytes that are no decimal: " + schema);
    }
    BigDecimal fitted = Decimals.fit(number, decimal.getPrecision(), decimal.getScale(), rounding);
    boolean fraction = field.equals("discount") || field.equals("underTolerance");
    if (fraction && (fitted.signum() < 0 || fitted.compareTo(BigDecimal.ONE) > 0)) {
      throw Refused.of(
          Reason.OUT_OF_RANGE,
          number.toPlainString() + " is not a fraction from 0 to 1: is it a percentage?");
    }
    return fitted;
  }

  private static String text(String text, String field) {
    if (isCurrency(field) && !CURRENCIES.contains(text)) {
      throw Refused.of(
          Reason.UNKNOWN_CURRENCY,
          Refused.show(text) + " is no ISO 4217 currency: send a code as EUR");
    }
    if (field.equals("zone") || field.endsWith("Zone")) {
      try {
        ZoneId.of(text);
      } catch (DateTimeException e) {
        throw Refused.of(
            Reason.UNKNOWN_ZONE,
            Refused.show(text) + " is no IANA zone: send a name as Europe/Berlin");
      }
    }
    return text;
  }

  private static boolean isCurrency(String field) {
    return field.regionMatches(true, field.length() - 8, "currency", 0, 8);
  }

  private static Boolean truth(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return switch (value.isString() ? value.stringValue() : "") {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Refused.of(
              Reason.WRONG_TYPE,
              Refused.show(value) + " is no truth value: send true or false, or declare a lookup");
    };
  }

  private static Object day(DateOrTime when) {
    if (when.getDate() == null) {
      throw Refused.of(Reason.BAD_DATE, "'" + when.getTime() + "' has a time: send a date");
    }
    return when.getDate();
  }

  private static Object instant(DateOrTime when) {
    if (when.getTime() == null) {
      throw Refused.of(
          Reason.BAD_DATE, "'" + when.getDate() + "' has no time of day: send an instant");
    }
    return when.getTime();
  }

  private static Object symbol(String text, Schema schema) {
    if (!schema.hasEnumSymbol(text)) {
      throw Refused.of(
          Reason.UNKNOWN_SYMBOL,
          Refused.show(text)
              + " is none of "
              + schema.getEnumSymbols()
              + ": add it to a lookup of the mapping");
    }
    return SpecificData.get().createEnum(text, schema);
  }
}
