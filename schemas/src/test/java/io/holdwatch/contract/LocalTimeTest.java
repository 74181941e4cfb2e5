package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LocalTimeTest {
  @Test
  void anInstantIsSaidAsTheClockThereShowsIt() {
    assertThat(LocalTime.words(Instant.parse("2026-03-05T13:05:00Z"), "Europe/Berlin"))
        .isEqualTo("5 Mar 2026 14:05 CET");
    assertThat(LocalTime.words(Instant.parse("2026-07-05T13:05:00Z"), "Europe/Berlin"))
        .isEqualTo("5 Jul 2026 15:05 CEST");
  }

  @Test
  void midnightThereIsTheEndOfTheDayBefore() {
    assertThat(LocalTime.words(Instant.parse("2026-03-05T23:00:00Z"), "Europe/Berlin"))
        .isEqualTo("the end of 5 Mar 2026 (CET)");
    // The clocks were put forward that morning.
    assertThat(LocalTime.words(Instant.parse("2026-03-29T22:00:00Z"), "Europe/Berlin"))
        .isEqualTo("the end of 29 Mar 2026 (CEST)");
  }

  @Test
  void withoutAZoneThatIsKnownItIsUtc() {
    Instant instant = Instant.parse("2026-03-05T13:05:00Z");
    assertThat(LocalTime.words(instant, null)).isEqualTo("5 Mar 2026 13:05 UTC");
    assertThat(LocalTime.words(instant, "Nowhere/Else")).isEqualTo("5 Mar 2026 13:05 UTC");
    assertThat(LocalTime.words(Instant.parse("2026-03-06T00:00:00Z"), null))
        .isEqualTo("the end of 5 Mar 2026 (UTC)");
  }
}
