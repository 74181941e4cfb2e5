package io.holdwatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochsTest {
  @Test
  void anEpochSurvivesARestart(@TempDir Path folder) {
    Epochs epochs = new Epochs(folder.resolve("state"));
    assertThat(epochs.of("erp")).isZero();
    epochs.start("erp", 3);
    assertThat(epochs.of("erp")).isEqualTo(3);
    assertThat(new Epochs(folder.resolve("state")).of("erp")).isEqualTo(3);
  }
}
