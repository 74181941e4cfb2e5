package io.holdwatch.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FanOutTest {
  @Test
  void wholeRunsGiveWhatTheProductWroteNeitherMoreNorLess() {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      FanOut fanOut = new FanOut(random.nextInt(5_000), 1 + random.nextInt(5_000));
      for (long runs = 1; runs <= 24; runs++) {
        assertThat(fanOut.after(runs * fanOut.inputs()))
            .as("%s, seed %d", fanOut, seed)
            .isEqualTo(runs * fanOut.outputs());
      }
    }
  }

  @Test
  void theLastOutputComesWithTheLastInput() {
    FanOut fanOut = new FanOut(2, 5);
    assertThat(fanOut.after(4)).isEqualTo(1);
    assertThat(fanOut.after(5)).isEqualTo(2);
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatThrownBy(() -> new FanOut(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FanOut(-1, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
