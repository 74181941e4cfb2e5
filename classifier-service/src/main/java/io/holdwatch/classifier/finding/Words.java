package io.holdwatch.classifier.finding;

import io.holdwatch.contract.fact.DateOrTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How values are written for people, the same in every sentence and every piece of evidence. */
public final class Words {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** "5 Mar 2026 23:00 UTC". */
  public static String instant(Instant instant) {
    return WHEN.format(instant);
  }

  /** The date or time as the source said it; "not yet" where there is none. */
  public static String date(@Nullable DateOrTime date) {
    if (date == null) {
      return "not yet";
    }
    return date.getDate() != null ? date.getDate().toString() : String.valueOf(date.getTime());
  }

  /** "12.5 KG". */
  public static String quantity(@Nullable BigDecimal quantity, @Nullable String unit) {
    return quantity == null
        ? "quantity unknown"
        : number(quantity) + (unit == null ? "" : " " + unit);
  }

  /** "1240.00 EUR". */
  public static String money(BigDecimal amount, String currency) {
    return amount.setScale(2, RoundingMode.HALF_UP).toPlainString() + " " + currency;
  }

  /** Without trailing zeros, never with an exponent. */
  public static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** "7 hours", from two days on "3 days". */
  public static String duration(Duration duration) {
    long hours = Math.max(0, duration.toHours());
    if (hours < 48) {
      return hours + (hours == 1 ? " hour" : " hours");
    }
    return duration.toDays() + " days";
  }
}
