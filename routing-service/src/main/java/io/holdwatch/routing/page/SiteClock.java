package io.holdwatch.routing.page;

import io.holdwatch.contract.LocalTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an exception's scope, as the people of its site read it.
 *
 * @param now what it shows; null: nothing has told yet
 * @param zone IANA zone of the site; null: UTC
 */
public record SiteClock(@Nullable Instant now, @Nullable String zone) {
  /** When something happened: "5 Mar 2026 14:00 CET"; midnight begins a day here. */
  public String at(@Nullable Instant instant) {
    return instant == null ? new Say().text(null) : LocalTime.start(instant, zone);
  }

  /** How long ago something was: "18 h 54 min"; empty where that is not known, or still to come. */
  public String since(@Nullable Instant then) {
    Instant present = now;
    return present == null || then == null || then.isAfter(present) ? "" : words(then, present);
  }

  /** How long it is until something: "6 h"; empty where that is not known, or has passed. */
  public String until(@Nullable Instant then) {
    Instant present = now;
    return present == null || then == null || !then.isAfter(present) ? "" : words(present, then);
  }

  private static String words(Instant from, Instant to) {
    String words = new Say().age(Duration.between(from, to).toMillis());
    return words.endsWith(" 0 min") || words.endsWith(" 0 h")
        ? words.substring(0, words.lastIndexOf(" 0 "))
        : words;
  }
}
