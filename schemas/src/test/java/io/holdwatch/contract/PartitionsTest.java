package io.holdwatch.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PartitionsTest {
  @Test
  void areThoseThatKafkaItselfChoosesForTheSameBytes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String scope = RandomText.of(random, 24);
      int partitions = 1 + random.nextInt(200);
      assertThat(Partitions.of(scope, partitions))
          .as("seed %d, scope '%s', %d partitions", seed, scope, partitions)
          .isEqualTo(BuiltInPartitioner.partitionForKey(scope.getBytes(UTF_8), partitions));
    }
  }

  /** Written down, so that an upgrade of Kafka's library cannot move scopes unseen. */
  @ParameterizedTest
  @CsvSource({"northwind, 4, 3", "NW-EU, 4, 0", "'', 4, 1", "Größe:日本, 64, 24", "a, 1, 0"})
  void stayWhereTheyAre(String scope, int partitions, int expected) {
    assertThat(Partitions.of(scope, partitions)).isEqualTo(expected);
  }
}
