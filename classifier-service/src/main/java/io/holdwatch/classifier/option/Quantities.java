package io.holdwatch.classifier.option;

import io.holdwatch.classifier.finding.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A quantity in two parts as people say it: in the unit of the line where both are whole numbers of
 * it, else in the base unit, which they count in when they open a box.
 *
 * @param rest in words; names how many base units make one of the line's, where that matters
 * @param part in words
 */
record Quantities(String rest, String part) {
  private static final int SCALE = 6;

  /**
   * A part of a quantity, and the rest of it.
   *
   * @param all the whole [base unit]
   * @param part of it [base unit]
   * @param perUnit base units per unit of the line; above zero
   * @param unit the line's
   * @param baseUnit null: not known, or that of the line
   */
  static Quantities of(
      BigDecimal all,
      BigDecimal part,
      BigDecimal perUnit,
      @Nullable String unit,
      @Nullable String baseUnit) {
    BigDecimal rest = all.subtract(part);
    if (isWhole(part, perUnit) && isWhole(rest, perUnit)) {
      return new Quantities(inUnit(rest, perUnit, unit), inUnit(part, perUnit, unit));
    }
    return new Quantities(
        Words.quantity(rest, baseUnit) + packed(perUnit, unit), Words.quantity(part, baseUnit));
  }

  /** One quantity alone, in the same way. [base unit] */
  static String said(
      BigDecimal base, BigDecimal perUnit, @Nullable String unit, @Nullable String baseUnit) {
    return isWhole(base, perUnit)
        ? inUnit(base, perUnit, unit)
        : Words.quantity(base, baseUnit) + packed(perUnit, unit);
  }

  private static String packed(BigDecimal perUnit, @Nullable String unit) {
    return unit == null ? "" : " (" + Words.number(perUnit) + " to a " + unit + ")";
  }

  /** Where both count in the same unit there is nothing to open. */
  private static boolean isWhole(BigDecimal base, BigDecimal perUnit) {
    return perUnit.compareTo(BigDecimal.ONE) == 0 || base.remainder(perUnit).signum() == 0;
  }

  private static String inUnit(BigDecimal base, BigDecimal perUnit, @Nullable String unit) {
    return Words.quantity(base.divide(perUnit, SCALE, RoundingMode.HALF_UP), unit);
  }
}
