package io.holdwatch.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Instants as the people of a place say them: "5 Mar 2026 14:00 CET"; what ends at midnight is said
 * to end with the day: "the end of 5 Mar 2026 (CET)".
 */
public final class LocalTime {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm z", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu '('z')'", Locale.ENGLISH);

  private LocalTime() {}

  /**
   * In words.
   *
   * @param zone IANA zone; null or unknown: UTC
   */
  public static String words(Instant instant, @Nullable String zone) {
    ZonedDateTime time = instant.atZone(zone(zone));
    return time.toLocalTime().toSecondOfDay() == 0
        ? "the end of " + DAY.format(time.minusNanos(1))
        : TIME.format(time);
  }

  /** The same of what begins then: midnight begins a day, "6 Mar 2026 00:00 CET". */
  public static String start(Instant instant, @Nullable String zone) {
    return TIME.format(instant.atZone(zone(zone)));
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? UTC : ZoneId.of(name);
    } catch (DateTimeException unknown) {
      // Ingest refuses a zone that does not exist; UTC is the safe reading of an older packet.
      return UTC;
    }
  }
}
