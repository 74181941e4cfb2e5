package io.holdwatch.ingest.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Exact numbers; what does not fit is refused, never rounded in silence. */
final class Decimals {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,60}(\\.\\d{1,60})?([eE][+-]?\\d{1,3})?");

  private Decimals() {}

  /** A JSON number, or a text that is one. */
  static BigDecimal number(JsonNode value) {
    if (value.isNumber()) {
      return bounded(value.decimalValue());
    }
    if (value.isString()) {
      String text = value.stringValue();
      if (NUMBER.matcher(text).matches()) {
        return bounded(new BigDecimal(text));
      }
      throw Refused.of(
          Reason.BAD_NUMBER, Refused.show(text) + " is not a finite decimal number: send digits");
    }
    throw Refused.of(Reason.WRONG_TYPE, "is " + Row.kind(value) + ": send a number");
  }

  private static BigDecimal bounded(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    long whole = (long) number.precision() - number.scale();
    if (whole > 60 || number.scale() > 120L || number.precision() > 120) {
      throw Refused.of(
          Reason.OUT_OF_RANGE, "has more digits than any field: send at most 13 before the point");
    }
    return number;
  }

  /**
   * The number with exactly this scale, within this precision; rounds only where the mapping says
   * so.
   */
  static BigDecimal fit(BigDecimal number, int precision, int scale, RoundingMode rounding) {
    BigDecimal fitted;
    try {
      fitted = number.setScale(scale, rounding);
    } catch (ArithmeticException e) {
      throw Refused.of(
          Reason.OUT_OF_RANGE,
          number.toPlainString()
              + " has more than "
              + scale
              + " decimals: send fewer, or declare 'round' in the mapping");
    }
    if (fitted.precision() > precision) {
      throw Refused.of(
          Reason.OUT_OF_RANGE,
          number.toPlainString()
              + " does not fit decimal("
              + precision
              + ","
              + scale
              + "): correct it at the source");
    }
    return fitted;
  }

  /** A whole number within the bounds. */
  static long whole(JsonNode value, long least, long greatest) {
    BigDecimal number = number(value);
    if (number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(BigDecimal.valueOf(greatest)) > 0) {
      throw Refused.of(
          Reason.OUT_OF_RANGE,
          number.toPlainString() + " is not a whole number from " + least + " to " + greatest);
    }
    return number.longValueExact();
  }
}
