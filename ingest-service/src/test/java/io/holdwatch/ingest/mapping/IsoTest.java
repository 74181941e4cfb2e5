package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IsoTest {
  @Test
  void everyInstantReadsAsTheLibraryReadsIt() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String text =
          Instant.ofEpochSecond(random.nextLong(-2_200_000_000L, 7_200_000_000L))
              .plusNanos(random.nextInt(3) == 0 ? 0 : random.nextLong(1_000_000_000L))
              .toString();
      assertThat(Iso.utc(text))
          .as("seed %d, %s", seed, text)
          .isEqualTo(OffsetDateTime.parse(text).toInstant());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-03-31",
        "2026-03-31T12:00Z",
        "2026-03-31T12:00:00",
        "2026-03-31T12:00:00+02:00",
        "2026-03-31 12:00:00Z",
        "2026-03-31T24:00:00Z",
        "2026-03-31T12:00:00.Z",
        "2026-03-31T12:00:00.1234567890Z",
        "2026-03-31T12:00:00.12aZ",
        "+12026-03-31T12:00:00Z",
        "٢٠٢٦-03-31T12:00:00Z"
      })
  void otherFormsAreLeftToTheLibrary(String text) {
    assertThat(Iso.utc(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-29T12:00:00Z", "2026-03-31T12:60:00Z", "2026-03-31T12:00:60Z"})
  void noSuchTimeIsRefused(String text) {
    assertThatThrownBy(() -> Iso.utc(text)).isInstanceOf(DateTimeException.class);
  }
}
