package io.holdwatch.classifier.finding;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Stage;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How values are written for people, the same in every sentence and every piece of evidence. */
public final class Words {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter START =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final int USUAL_DIGITS = 2;
  private static final int CODE = 3;
  private static final int GROUP = 3;

  private Words() {}

  /** "5 Mar 2026 23:00 UTC". */
  public static String instant(Instant instant) {
    return WHEN.format(instant);
  }

  /** The same of what begins then, by its seconds: "5 Mar 2026 23:00:00 UTC". */
  public static String start(Instant instant) {
    return START.format(instant);
  }

  /** What {@link #instant(Instant)} wrote, to the minute. */
  public static Instant instant(String words) {
    return WHEN.parse(words, Instant::from);
  }

  /** "5 Mar 2026". */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** The date or time, as exact as the source said it; "not yet" where there is none. */
  public static String date(@Nullable DateOrTime date) {
    if (date == null) {
      return "not yet";
    }
    if (date.getDate() != null) {
      return day(date.getDate());
    }
    return date.getTime() == null ? "not yet" : instant(date.getTime());
  }

  /** "12.5 KG". */
  public static String quantity(@Nullable BigDecimal quantity, @Nullable String unit) {
    return quantity == null
        ? "quantity unknown"
        : number(quantity) + (unit == null ? "" : " " + unit);
  }

  /** Sums by currency: "54.02 EUR and 3.00 USD". */
  public static String sums(Map<String, BigDecimal> byCurrency) {
    return byCurrency.entrySet().stream()
        .map(each -> money(each.getValue(), each.getKey()))
        .collect(Collectors.joining(" and "));
  }

  /**
   * "1,240.00 EUR": rounded to the digits that the currency has (ISO 4217). What would round to
   * nothing without being nothing is written exactly.
   */
  public static String money(BigDecimal amount, String currency) {
    return money(amount, currency, RoundingMode.HALF_UP);
  }

  /** The same, rounded up: what has to be paid or approved so that it is enough. */
  public static String moneyUp(BigDecimal amount, String currency) {
    return money(amount, currency, RoundingMode.CEILING);
  }

  private static String money(BigDecimal amount, String currency, RoundingMode rounding) {
    BigDecimal rounded = amount.setScale(digits(currency), rounding);
    return rounded.signum() == 0 && amount.signum() != 0
        ? exactly(amount, currency)
        : grouped(rounded) + " " + currency;
  }

  /** "0.0125 EUR", "12.50 EUR": every digit that says something, at least those of the currency. */
  public static String exactly(BigDecimal amount, String currency) {
    BigDecimal stripped = amount.stripTrailingZeros();
    int digits = digits(currency);
    return grouped(stripped.scale() < digits ? stripped.setScale(digits) : stripped)
        + " "
        + currency;
  }

  /** "12.50 EUR", "12.50 EUR per 100". */
  public static String price(UnitPrice price) {
    return exactly(price.getAmount(), price.getCurrency())
        + (price.getPer().compareTo(BigDecimal.ONE) == 0 ? "" : " per " + number(price.getPer()));
  }

  private static int digits(String currency) {
    if (currency.length() != CODE) {
      return USUAL_DIGITS;
    }
    try {
      int digits = Currency.getInstance(currency).getDefaultFractionDigits();
      return digits < 0 ? USUAL_DIGITS : digits;
    } catch (IllegalArgumentException unknownCurrency) {
      return USUAL_DIGITS;
    }
  }

  private static String grouped(BigDecimal amount) {
    StringBuilder text = new StringBuilder(amount.toPlainString());
    int first = amount.signum() < 0 ? 1 : 0;
    int point = text.indexOf(".");
    for (int at = (point < 0 ? text.length() : point) - GROUP; at > first; at -= GROUP) {
      text.insert(at, ',');
    }
    return text.toString();
  }

  /** "a credit hold", "an allocation conflict". */
  public static String one(ExceptionType type) {
    String words = plain(type);
    return ("aeiou".indexOf(words.charAt(0)) < 0 ? "a " : "an ") + words;
  }

  /**
   * A stage in plain words, with the source's own word where that is another: "shipped (VERSANDT in
   * wms)"; of a stage that is not known only the source's word.
   */
  public static String stage(Stage stage, @Nullable String own, String source) {
    if (own == null || own.isBlank()) {
      return stage == Stage.UNKNOWN ? "at an unknown stage" : plain(stage);
    }
    if (stage == Stage.UNKNOWN) {
      return called(own, source);
    }
    return own.strip().equalsIgnoreCase(plain(stage))
        ? plain(stage)
        : plain(stage) + " (" + called(own, source) + ")";
  }

  /** A source's own word or code: "K7, as tms calls it". */
  public static String called(String own, String source) {
    return own.strip() + ", as " + source + " calls it";
  }

  /** A symbol of a closed set in plain letters: "release to warehouse". */
  public static String plain(Enum<?> symbol) {
    return symbol.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Without trailing zeros, never with an exponent. */
  public static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** "1 working day", "2 working days". */
  public static String workingDays(int days) {
    return days + (days == 1 ? " working day" : " working days");
  }

  /** "20 minutes", from an hour on "7 hours", from two days on "3 days". */
  public static String duration(Duration duration) {
    if (duration.toHours() < 1) {
      return count(Math.max(0, duration.toMinutes()), "minute");
    }
    return duration.toDays() < 2
        ? count(duration.toHours(), "hour")
        : count(duration.toDays(), "day");
  }

  private static String count(long number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
