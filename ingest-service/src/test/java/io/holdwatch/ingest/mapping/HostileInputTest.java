package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTest {
  private static final Mappings DEMO = MappingFiles.load(List.of("demo"));

  static List<Hostile> inputs() {
    return Hostile.all();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isRejectedWithAReasonThatNamesFieldOrByte(Hostile input) {
    Outcome outcome = map(input.topic(), input.value());
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rejection.class,
            rejection -> {
              assertThat(rejection.reason()).as(rejection.message()).isEqualTo(input.reason());
              assertThat(rejection.at()).as(rejection.message()).isEqualTo(input.at());
              assertThat(rejection.message()).isNotBlank().hasSizeLessThan(600);
            });
  }

  @Test
  void thereAreAtLeastFortyFiveOfThemAndTheTemplatesThemselvesAreGood() {
    assertThat(Hostile.all()).hasSizeGreaterThanOrEqualTo(45);
    assertThat(facts(Hostile.ORDERS, Hostile.ORDER)).isEqualTo(1);
    assertThat(facts(Hostile.LINES, Hostile.LINE)).isEqualTo(1);
    assertThat(facts(Hostile.SCHEDULES, Hostile.SCHEDULE)).isEqualTo(1);
    assertThat(facts(Hostile.SITES, Hostile.SITE)).isEqualTo(1);
    assertThat(facts(Hostile.SHIPMENTS, Hostile.SHIPMENT)).isEqualTo(2);
  }

  @Test
  void noBytesMakeTheEngineThrow() {
    long seed = 20261101;
    Random random = new Random(seed);
    List<String> topics = List.of(Hostile.ORDERS, Hostile.LINES, Hostile.SHIPMENTS);
    List<String> good = List.of(Hostile.ORDER, Hostile.LINE, Hostile.SHIPMENT);
    for (int round = 0; round < 20_000; round++) {
      int which = random.nextInt(3);
      byte[] bytes = good.get(which).getBytes(StandardCharsets.UTF_8);
      if (round % 4 == 0) {
        bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
      } else {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          bytes[random.nextInt(bytes.length)] =
              (byte) (round % 4 == 1 ? random.nextInt() : 32 + random.nextInt(95));
        }
      }
      Outcome outcome = map(topics.get(which), bytes);
      assertThat(outcome).as("seed %d, round %d", seed, round).isNotNull();
      if (outcome instanceof Outcome.Rejection rejection) {
        assertThat(rejection.reason())
            .as("seed %d, round %d: %s", seed, round, rejection.message())
            .isNotEqualTo(Reason.MAPPING_FAILED);
      }
    }
  }

  private static int facts(String topic, String value) {
    return ((Outcome.Mapped) map(topic, value.getBytes(StandardCharsets.UTF_8))).facts().size();
  }

  private static Outcome map(String topic, byte[] value) {
    return DEMO.map(Change.sample(topic, 0, null, value), source -> 0, id -> Optional.empty());
  }
}
