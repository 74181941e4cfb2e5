package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.DateOrTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How dates and times of a source are read. ISO texts need no declaration; a number needs its unit.
 *
 * @param unit unit of a number; NONE: a number is refused
 * @param format pattern of a text; empty: ISO 8601
 * @param zone zone of a text without one
 */
record Times(Unit unit, Optional<DateTimeFormatter> format, ZoneId zone) {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}Z?");
  private static final Pattern ZONED = Pattern.compile(".*(Z|[+-]\\d{2}(:?\\d{2})?)");

  /** What a number counts, from 1970-01-01 UTC. */
  enum Unit {
    NONE,
    DAYS,
    SECONDS,
    MILLIS,
    MICROS,
    NANOS
  }

  DateOrTime read(JsonNode value) {
    try {
      if (value.isNumber()) {
        return number(Decimals.whole(value, Long.MIN_VALUE, Long.MAX_VALUE));
      }
      if (value.isString()) {
        return text(value.stringValue());
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw Refused.of(
          Reason.BAD_DATE,
          Refused.show(value.asString()) + " is not a date or time that exists: " + e.getMessage());
    }
    throw Refused.of(Reason.WRONG_TYPE, "is " + Row.kind(value) + ": send a date");
  }

  /**
   * When an act of this date is taken to have happened: a date is its last millisecond in the zone.
   */
  Instant act(DateOrTime when) {
    return when.getTime() != null
        ? when.getTime()
        : when.getDate().plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
  }

  private DateOrTime number(long count) {
    return switch (unit) {
      case DAYS -> date(LocalDate.ofEpochDay(count));
      case SECONDS -> time(Instant.ofEpochSecond(count));
      case MILLIS -> time(Instant.ofEpochMilli(count));
      case MICROS -> time(Instant.EPOCH.plus(count, ChronoUnit.MICROS));
      case NANOS -> time(Instant.EPOCH.plusNanos(count));
      case NONE ->
          throw Refused.of(
              Reason.WRONG_TYPE,
              count + " is a number: declare 'as' (days, millis, ...) in the mapping or send ISO");
    };
  }

  private DateOrTime text(String text) {
    if (text.length() > 64) {
      throw Refused.of(Reason.BAD_DATE, Refused.show(text) + " is too long for a date");
    }
    if (format.isPresent()) {
      TemporalAccessor parsed =
          format.get().parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return switch (parsed) {
        case OffsetDateTime t -> time(t.toInstant());
        case LocalDateTime t -> time(t.atZone(zone).toInstant());
        default -> date(LocalDate.from(parsed));
      };
    }
    if (DATE.matcher(text).matches()) {
      return date(LocalDate.parse(text.substring(0, 10)));
    }
    Instant utc = Iso.utc(text);
    if (utc != null) {
      return time(utc);
    }
    int clock = text.indexOf('T');
    if (clock < 0) {
      throw new DateTimeException("ISO 8601 is expected, as 2026-03-31 or 2026-03-31T12:00:00Z");
    }
    return time(
        ZONED.matcher(text.substring(clock)).matches()
            ? OffsetDateTime.parse(text).toInstant()
            : LocalDateTime.parse(text).atZone(zone).toInstant());
  }

  private static DateOrTime date(LocalDate date) {
    if (date.getYear() < 1900 || date.getYear() > 2200) {
      throw Refused.of(
          Reason.YEAR_OUT_OF_RANGE,
          "'" + date + "' is outside the years 1900 to 2200: correct it, or send null");
    }
    return new DateOrTime(date, null);
  }

  private static DateOrTime time(Instant time) {
    date(LocalDate.ofInstant(time, java.time.ZoneOffset.UTC));
    return new DateOrTime(null, time.truncatedTo(ChronoUnit.MILLIS));
  }
}
