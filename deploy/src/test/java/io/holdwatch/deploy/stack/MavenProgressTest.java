package io.holdwatch.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MavenProgressTest {
  @Test
  void readsOneAndSeveralDownloads() {
    assertThat(MavenProgress.parse("Progress (1): 4.1/158 MB"))
        .contains(new MavenProgress(4_100_000, 158_000_000));
    assertThat(MavenProgress.parse("Progress (2): 512 B/2.0 kB | 1.0/3.0 MB"))
        .contains(new MavenProgress(1_000_512, 3_002_000));
    assertThat(MavenProgress.parse("Progress (1): kafka-clients-4.3.1.jar (0.5/1.2 MB)"))
        .contains(new MavenProgress(500_000, 1_200_000));
  }

  @Test
  void leavesOtherLinesAlone() {
    assertThat(MavenProgress.parse("[INFO] Building 1/2 MB")).isEmpty();
    assertThat(MavenProgress.parse("Progress (1): 4.1 kB")).isEmpty();
  }
}
