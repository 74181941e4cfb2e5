package io.holdwatch.classifier.ranked;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

final class MicrosTest {
  @Test
  void sixDecimalsAreExactAndMoreAreRoundedHalfUp() {
    assertThat(Micros.of(null)).isZero();
    assertThat(Micros.of(new BigDecimal("1.234567"))).isEqualTo(1_234_567);
    assertThat(Micros.of(new BigDecimal("0.0000005"))).isEqualTo(1);
    assertThat(Micros.of(new BigDecimal("-3"))).isEqualTo(-3_000_000);
    assertThat(Micros.of(new BigDecimal("288230376151"))).isEqualTo(288_230_376_151_000_000L);
    assertThat(Micros.decimal(1_500_000)).isEqualTo(new BigDecimal("1.5"));
    assertThat(Micros.decimal(100_000_000)).isEqualTo(new BigDecimal("100"));
    assertThat(Micros.decimal(0)).isEqualTo(new BigDecimal("0"));
  }

  @Test
  void whatIsTooLargeCountsAsTheLargest() {
    assertThat(Micros.of(new BigDecimal("1e999999999"))).isEqualTo(Micros.MOST);
    assertThat(Micros.of(new BigDecimal("-9999999999999"))).isEqualTo(-Micros.MOST);
    assertThat(Micros.of(new BigDecimal("1e-999999999"))).isZero();
    assertThat(Micros.plus(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(1L << 62);
    assertThat(Micros.plus(-Long.MAX_VALUE, -5)).isEqualTo(-(1L << 62));
  }
}
