package io.holdwatch.classifier.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamConfigurationTest {
  /** Whether it is due is asked when a poll ends, and a poll without input lasts so long. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20, 1_000})
  void aCommitThatIsDueWaitsForNoInput(long interval) {
    ClassifierProperties properties =
        new ClassifierProperties(
            "localhost:9092",
            "http://localhost:8081",
            "state",
            "1",
            1,
            Duration.ofMillis(interval),
            null);
    StreamsConfig config =
        new StreamsConfig(new StreamConfiguration().streamsConfig(properties).asProperties());
    assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(interval);
    assertThat(config.getLong(StreamsConfig.POLL_MS_CONFIG)).isBetween(1L, interval);
  }
}
