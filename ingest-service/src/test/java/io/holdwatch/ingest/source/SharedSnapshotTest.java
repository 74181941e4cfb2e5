package io.holdwatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several instances read the partitions of one source, each as fast as it likes; they are
 * rebalanced, end and start again, and what they say may come late. A scope is ready when the
 * newest snapshot that anybody has seen was read, never before, and in the end it is.
 */
class SharedSnapshotTest {
  private static final int WORLDS = 3_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void isReadyOnceTheSnapshotIsOverAndRead(int instances) {
    for (int world = 0; world < WORLDS; world++) {
      long seed = 20261121L * 10_000 * instances + world;
      SharedWorld shared = new SharedWorld(new Random(seed), instances);
      try {
        shared.run();
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + ", " + instances + " instances: " + shared, e);
      }
      assertThat(shared.ready()).as("seed %d: %s", seed, shared).isTrue();
      if (shared.everySnapshotHasOneTime()) {
        assertThat(shared.becameReady())
            .as("seed %d: %s", seed, shared)
            .isLessThanOrEqualTo(shared.snapshots() + 1);
      }
    }
  }
}
