package io.holdwatch.classifier.capacity;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.fact.Calendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** When somebody works, by a calendar. */
final class WorkingDays {
  /** How far ahead to look for room. [days] */
  static final int AHEAD = 7;

  private static final BigDecimal HOUR = BigDecimal.valueOf(3_600_000);
  private static final int MINUTES = 60;

  private WorkingDays() {}

  /** Why nobody works at an instant; empty: somebody does. */
  static Optional<String> off(Calendar calendar, Instant at) {
    ZonedDateTime local = at.atZone(zone(calendar));
    if (!calendar.getWeekdays().isEmpty()
        && !calendar.getWeekdays().contains(local.getDayOfWeek().getValue())) {
      return Optional.of(
          "a "
              + local.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
              + " is no working day");
    }
    if (calendar.getHolidays().contains(local.toLocalDate())) {
      return Optional.of("that day is off");
    }
    int minute = local.getHour() * MINUTES + local.getMinute();
    Integer opens = calendar.getOpens();
    Integer closes = calendar.getCloses();
    return (opens != null && minute < opens) || (closes != null && minute >= closes)
        ? Optional.of("the working hours are " + words(calendar))
        : Optional.empty();
  }

  /** Whether a day is a working day. */
  static boolean works(Calendar calendar, LocalDate day) {
    return (calendar.getWeekdays().isEmpty()
            || calendar.getWeekdays().contains(day.getDayOfWeek().getValue()))
        && !calendar.getHolidays().contains(day);
  }

  /** "08:00 to 17:00 Europe/Berlin, 6 Mar 2026 off": with the day of an instant where it is off. */
  static String words(Calendar calendar, Instant at) {
    LocalDate day = at.atZone(zone(calendar)).toLocalDate();
    return words(calendar)
        + (calendar.getHolidays().contains(day) ? ", " + Words.day(day) + " off" : "");
  }

  /** "08:00 to 17:00 Europe/Berlin". */
  static String words(Calendar calendar) {
    return clock(calendar.getOpens() == null ? 0 : calendar.getOpens())
        + " to "
        + clock(calendar.getCloses() == null ? 24 * MINUTES : calendar.getCloses())
        + " "
        + zone(calendar);
  }

  /** "8 hours", "1.5 hours". */
  static String hours(long millis) {
    String number = Words.number(BigDecimal.valueOf(millis).divide(HOUR, 2, RoundingMode.HALF_UP));
    return number + (number.equals("1") ? " hour" : " hours");
  }

  private static String clock(int minutes) {
    return String.format(Locale.ROOT, "%02d:%02d", minutes / MINUTES, minutes % MINUTES);
  }

  private static ZoneId zone(Calendar calendar) {
    try {
      return calendar.getZone() == null ? ZoneOffset.UTC : ZoneId.of(calendar.getZone());
    } catch (DateTimeException unknownZone) {
      return ZoneOffset.UTC;
    }
  }
}
