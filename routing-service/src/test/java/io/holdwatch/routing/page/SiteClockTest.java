package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SiteClockTest {
  private static final Instant NOW = Instant.parse("2026-03-05T19:48:00Z");

  private final SiteClock clock = new SiteClock(NOW, "Europe/Berlin");

  @Test
  void momentsAreSaidInTheZoneOfTheSiteAndMidnightBeginsADay() {
    assertThat(clock.at(NOW)).isEqualTo("5 Mar 2026 20:48 CET");
    assertThat(clock.at(Instant.parse("2026-03-04T23:00:00Z"))).isEqualTo("5 Mar 2026 00:00 CET");
    assertThat(clock.at(null)).isEqualTo("–");
    assertThat(new SiteClock(NOW, null).at(NOW)).isEqualTo("5 Mar 2026 19:48 UTC");
  }

  @Test
  void whatHasPassedAndWhatIsToComeAreSaidAsLengthsOfTime() {
    assertThat(clock.since(NOW.minus(Duration.ofMinutes(1134)))).isEqualTo("18 h 54 min");
    assertThat(clock.since(NOW.minus(Duration.ofHours(26)))).isEqualTo("1 d 2 h");
    assertThat(clock.since(NOW.minus(Duration.ofDays(2)))).isEqualTo("2 d");
    assertThat(clock.until(NOW.plus(Duration.ofHours(6)))).isEqualTo("6 h");
    assertThat(clock.until(NOW.plus(Duration.ofMinutes(20)))).isEqualTo("20 min");
  }

  @Test
  void nothingIsSaidWhereTheClockIsNotKnownOrTheOtherSideOfNowIsAsked() {
    assertThat(clock.since(NOW.plusSeconds(1))).isEmpty();
    assertThat(clock.until(NOW)).isEmpty();
    assertThat(new SiteClock(null, null).since(NOW)).isEmpty();
    assertThat(new SiteClock(null, null).until(NOW)).isEmpty();
  }
}
