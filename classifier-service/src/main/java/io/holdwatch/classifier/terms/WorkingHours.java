package io.holdwatch.classifier.terms;

import io.holdwatch.contract.fact.Calendar;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When people work: by a calendar, or around the clock where none is known.
 *
 * <p>Looks no further than a year ahead or back; a calendar without any working day there counts as
 * none.
 */
public final class WorkingHours {
  private static final int FURTHEST = 366;
  private static final int FRIDAY = 5;
  private static final int MINUTES_OF_DAY = 24 * 60;

  private final @Nullable Calendar calendar;
  private final @Nullable Calendar known;
  private final ZoneId zone;
  private final Set<LocalDate> holidays;

  /**
   * By a calendar; null: around the clock, and working days are Monday to Friday.
   *
   * @param own IANA zone in which days begin where the calendar names none; null: UTC
   */
  public WorkingHours(@Nullable Calendar calendar, @Nullable String own) {
    this.zone =
        zone(
            calendar == null || calendar.getZone() == null ? own : calendar.getZone(),
            ZoneOffset.UTC);
    this.holidays = calendar == null ? Set.of() : new HashSet<>(calendar.getHolidays());
    this.calendar = calendar != null && anyDay(calendar) ? calendar : null;
    this.known = calendar;
  }

  private static boolean anyDay(Calendar calendar) {
    return calendar.getWeekdays().stream().anyMatch(day -> day >= 1 && day <= 7)
        && opens(calendar) < closes(calendar);
  }

  private static int opens(Calendar calendar) {
    return calendar.getOpens() == null ? 0 : calendar.getOpens();
  }

  private static int closes(Calendar calendar) {
    return calendar.getCloses() == null ? MINUTES_OF_DAY : calendar.getCloses();
  }

  /** The calendar that it goes by; null: none is known. */
  public @Nullable Calendar calendar() {
    return known;
  }

  /** Its zone; UTC where it names none that is known. */
  public ZoneId zone() {
    return zone;
  }

  /** Whether a calendar says when it works; else every hour counts. */
  public boolean areKnown() {
    return calendar != null;
  }

  /** Working time from an instant to another; nothing where that is not later. */
  public Duration between(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return Duration.ZERO;
    }
    if (calendar == null) {
      return Duration.between(from, to);
    }
    Duration sum = Duration.ZERO;
    LocalDate day = from.atZone(zone).toLocalDate();
    LocalDate last = to.atZone(zone).toLocalDate();
    LocalDate furthest = day.plusDays(FURTHEST);
    while (!day.isAfter(last) && !day.isAfter(furthest)) {
      if (works(day)) {
        Instant begin = later(opens(day), from);
        Instant end = earlier(closes(day), to);
        if (begin.isBefore(end)) {
          sum = sum.plus(Duration.between(begin, end));
        }
      }
      day = day.plusDays(1);
    }
    return sum;
  }

  /** The last instant from which so much working time is left until another. */
  public Instant before(Instant until, Duration work) {
    if (calendar == null) {
      return until.minus(work);
    }
    Duration rest = work;
    LocalDate day = until.atZone(zone).toLocalDate();
    for (int back = 0; back <= FURTHEST; back++, day = day.minusDays(1)) {
      if (!works(day)) {
        continue;
      }
      Instant end = earlier(closes(day), until);
      Duration here = Duration.between(opens(day), end);
      if (here.compareTo(rest) >= 0) {
        return end.minus(rest);
      }
      rest = here.isNegative() ? rest : rest.minus(here);
    }
    return until.minus(work);
  }

  /** The first instant at which so much working time has passed since another. */
  public Instant after(Instant from, Duration work) {
    if (calendar == null) {
      return from.plus(work);
    }
    Duration rest = work;
    LocalDate day = from.atZone(zone).toLocalDate();
    for (int ahead = 0; ahead <= FURTHEST; ahead++, day = day.plusDays(1)) {
      if (!works(day)) {
        continue;
      }
      Instant begin = later(opens(day), from);
      Duration here = Duration.between(begin, closes(day));
      if (here.compareTo(rest) >= 0) {
        return begin.plus(rest);
      }
      rest = here.isNegative() ? rest : rest.minus(here);
    }
    return from.plus(work);
  }

  /**
   * The end of the last working day from which so many working days are left until an instant; not
   * after that instant.
   *
   * @param there in which zone that instant ends a day
   */
  public Instant daysBefore(Instant until, ZoneId there, int workingDays) {
    // What is under way for days comes at some time of the day: the day has to be over by then.
    LocalDate day = workingDayUntil(until.atZone(there).toLocalDate().minusDays(1));
    for (int left = workingDays; left > 0; left--) {
      day = workingDayUntil(day.minusDays(1));
    }
    return earlier(day.plusDays(1).atStartOfDay(zone).toInstant(), until);
  }

  /** The last working day that is not after a day. */
  private LocalDate workingDayUntil(LocalDate last) {
    LocalDate day = last;
    for (int back = 0; back <= FURTHEST && !isWorkingDay(day); back++) {
      day = day.minusDays(1);
    }
    return day;
  }

  /** The working day that is so many working days after the day of an instant. */
  public LocalDate dayAfter(Instant from, int workingDays) {
    LocalDate day = from.atZone(zone).toLocalDate();
    int left = workingDays;
    for (int ahead = 0; ahead <= FURTHEST && (left > 0 || !isWorkingDay(day)); ahead++) {
      day = day.plusDays(1);
      left -= isWorkingDay(day) ? 1 : 0;
    }
    return day;
  }

  /** Where no calendar is known somebody may work at the weekend, but nobody is promised that. */
  private boolean isWorkingDay(LocalDate day) {
    return calendar == null ? day.getDayOfWeek().getValue() <= FRIDAY : works(day);
  }

  /** Whether people work at an instant. */
  public boolean isOpen(Instant instant) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    return works(day) && !instant.isBefore(opens(day)) && instant.isBefore(closes(day));
  }

  private boolean works(LocalDate day) {
    return calendar == null
        || (calendar.getWeekdays().contains(day.getDayOfWeek().getValue())
            && !holidays.contains(day));
  }

  private Instant opens(LocalDate day) {
    return at(day, calendar == null ? 0 : opens(calendar));
  }

  private Instant closes(LocalDate day) {
    return at(day, calendar == null ? MINUTES_OF_DAY : closes(calendar));
  }

  private Instant at(LocalDate day, int minutes) {
    ZonedDateTime time =
        minutes >= MINUTES_OF_DAY
            ? day.plusDays(1).atStartOfDay(zone)
            : day.atTime(LocalTime.ofSecondOfDay(minutes * 60L)).atZone(zone);
    return time.toInstant();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The zone of a name; another where there is none. */
  public static ZoneId zone(@Nullable String name, ZoneId otherwise) {
    try {
      return name == null ? otherwise : ZoneId.of(name);
    } catch (DateTimeException e) {
      // Ingest refuses a zone that does not exist; UTC is the safe reading here, as for promises.
      return ZoneOffset.UTC;
    }
  }
}
