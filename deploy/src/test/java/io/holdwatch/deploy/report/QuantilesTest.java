package io.holdwatch.deploy.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantilesTest {
  private final Quantiles quantiles = new Quantiles();

  @Test
  void takesTheNearestRank() {
    for (long i = 1000; i >= 1; i--) {
      quantiles.add(i);
    }
    assertThat(quantiles.of(0.5)).isEqualTo(500);
    assertThat(quantiles.of(0.99)).isEqualTo(990);
  }

  @Test
  void hasNoneOfNothing() {
    quantiles.add(1);
    quantiles.clear();
    assertThat(quantiles.of(0.5)).isNull();
  }
}
