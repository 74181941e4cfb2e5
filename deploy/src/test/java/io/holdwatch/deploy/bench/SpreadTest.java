package io.holdwatch.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void theMedianIsTheMiddleAndOneFarOffMovesOnlyTheExtremes() {
    assertThat(Spread.of(List.of(0.4, 9.0, 0.3))).isEqualTo(new Spread(0.4, 0.3, 9.0));
  }

  @Test
  void ofAnEvenNumberTheMedianLiesBetweenTheTwoInTheMiddle() {
    assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(2.5, 1.0, 4.0));
  }

  @Test
  void nothingMeasuredHasNoSpread() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Spread.quantile(new long[0], 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aQuantileIsTheLeastThatEnoughDoNotExceed() {
    assertThat(Spread.quantile(LongStream.rangeClosed(1, 100).toArray(), 0.99)).isEqualTo(99);
    assertThat(Spread.quantile(new long[] {7}, 0.99)).isEqualTo(7);
    long seed = 20260301;
    long[] numbers = new Random(seed).longs(501, 0, 1_000).toArray();
    long p99 = Spread.quantile(numbers, 0.99);
    assertThat(Arrays.stream(numbers).filter(n -> n <= p99).count())
        .as("seed " + seed)
        .isGreaterThanOrEqualTo(496);
    assertThat(Arrays.stream(numbers).filter(n -> n < p99).count())
        .as("seed " + seed)
        .isLessThan(496);
  }

  @Test
  void roundsToDecimals() {
    assertThat(new Spread(0.12345, 0.1, 0.9996).rounded(3)).isEqualTo(new Spread(0.123, 0.1, 1.0));
  }
}
