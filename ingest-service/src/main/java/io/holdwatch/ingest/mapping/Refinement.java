package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.DateOrTime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a mapping says of a value beyond where it stands.
 *
 * @param when what must hold of the row; else the value is not known
 * @param unknown words by which the source says that it does not know
 * @param inverse whether one divided by the number is meant
 * @param day whether of a time only the day counts, in the mapping's zone
 */
record Refinement(Condition when, Set<String> unknown, boolean inverse, boolean day) {
  /** Whether the word is none of those that say nothing; numbers are compared as numbers. */
  boolean known(JsonNode value) {
    if (unknown.isEmpty() || value.isObject() || value.isArray()) {
      return true;
    }
    String text = Row.text(value);
    return !unknown.contains(text) && !(isZero(text) && unknown.contains("0"));
  }

  private static boolean isZero(String text) {
    return text.matches("-?0+(\\.0+)?");
  }

  BigDecimal turned(BigDecimal number) {
    if (!inverse) {
      return number;
    }
    if (number.signum() == 0) {
      throw Refused.of(Reason.OUT_OF_RANGE, "is 0: one divided by it is no number");
    }
    return BigDecimal.ONE.divide(number, MathContext.DECIMAL128);
  }

  /** The calendar day of a date or time, as a text. */
  JsonNode dayOf(JsonNode value, Times times) {
    DateOrTime when = times.read(value);
    LocalDate day =
        when.getDate() != null ? when.getDate() : when.getTime().atZone(times.zone()).toLocalDate();
    return StringNode.valueOf(day.toString());
  }
}
