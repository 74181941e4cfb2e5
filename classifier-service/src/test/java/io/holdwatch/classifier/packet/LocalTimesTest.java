package io.holdwatch.classifier.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Words;
import io.holdwatch.contract.packet.AffectedLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LocalTimesTest {
  private static final List<AffectedLine> LINES =
      List.of(
          AffectedLine.newBuilder()
              .setLine("10")
              .setDue(Instant.parse("2026-03-06T05:00:00Z"))
              .build());

  @Test
  void promisesAreSaidWhereTheyEndAndTheRestAtTheSite() {
    assertThat(
            LocalTimes.of("Europe/Berlin", "America/New_York", LINES)
                .say(
                    "promised until 6 Mar 2026 05:00 UTC, planned for release 5 Mar 2026 12:00"
                        + " UTC"))
        .isEqualTo(
            "promised until the end of 5 Mar 2026 (EST), planned for release 5 Mar 2026 13:00 CET");
  }

  @Test
  void whereNoZoneIsKnownItIsUtc() {
    assertThat(LocalTimes.of(null, null, LINES).say("comes by 6 Mar 2026 00:00 UTC"))
        .isEqualTo("comes by the end of 5 Mar 2026 (UTC)");
  }

  @Test
  void whatBeginsAtMidnightIsSaidWithTheDayThatBegins() {
    Instant midnight = Instant.parse("2026-03-05T23:00:00Z");
    assertThat(
            LocalTimes.of("Europe/Berlin", null, LINES)
                .say(Words.start(midnight) + " to " + Words.instant(midnight)))
        .isEqualTo("6 Mar 2026 00:00 CET to the end of 5 Mar 2026 (CET)");
  }

  @Test
  void whatSourcesWroteStaysAsItIs() {
    assertThat(LocalTimes.of("Europe/Berlin", null, List.of()).say("order UTC 17 of 5 Mar 2026"))
        .isEqualTo("order UTC 17 of 5 Mar 2026");
  }
}
