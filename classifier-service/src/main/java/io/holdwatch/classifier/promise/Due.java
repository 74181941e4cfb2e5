package io.holdwatch.classifier.promise;

import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Site;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Ends of promises: a time as it is; a date at midnight local, at a site with a cut-off at the
 * cut-off.
 */
public final class Due {
  private Due() {}

  /** End of a promise to ship from a site; without a site fact in the order's own zone. */
  public static Instant ship(DateOrTime date, @Nullable Site site, @Nullable String fallbackZone) {
    if (date.getTime() != null) {
      return date.getTime();
    }
    ZoneId zone = zone(site != null && site.getZone() != null ? site.getZone() : fallbackZone);
    Integer cutOff = site == null ? null : site.getCutOff();
    if (cutOff == null) {
      return midnight(date.getDate(), zone);
    }
    return date.getDate().atStartOfDay().plusMinutes(cutOff).atZone(zone).toInstant();
  }

  /** End of a promise to deliver, in the zone of the ship-to. */
  public static Instant deliver(
      DateOrTime date, @Nullable String shipToZone, @Nullable String fallbackZone) {
    return date.getTime() != null
        ? date.getTime()
        : midnight(date.getDate(), zone(shipToZone != null ? shipToZone : fallbackZone));
  }

  /**
   * When an act is taken to have happened: a date without a time at the last millisecond of that
   * day.
   */
  public static Instant act(DateOrTime date, @Nullable Site site, @Nullable String fallbackZone) {
    if (date.getTime() != null) {
      return date.getTime();
    }
    ZoneId zone = zone(site != null && site.getZone() != null ? site.getZone() : fallbackZone);
    return midnight(date.getDate(), zone).minusMillis(1);
  }

  private static Instant midnight(LocalDate date, ZoneId zone) {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * A zone; UTC where none is known. An unknown name is refused where facts are made, so UTC is the
   * safe reading here.
   */
  private static ZoneId zone(@Nullable String name) {
    if (name == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
