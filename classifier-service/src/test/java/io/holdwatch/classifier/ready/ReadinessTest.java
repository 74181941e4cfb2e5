package io.holdwatch.classifier.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.TableReady;
import org.junit.jupiter.api.Test;

final class ReadinessTest {
  private final Readiness readiness = new Readiness();

  @Test
  void aSourceIsReadyWhenEveryPartitionOfItsTablesIs() {
    assertThat(readiness.table(ready("orders", true, 0))).isTrue();
    assertThat(readiness.sourceReady("erp")).isFalse();
    assertThat(readiness.table(ready("lines", true, 0))).isTrue();
    assertThat(readiness.sourceReady("erp")).isTrue();
  }

  @Test
  void aNewSnapshotTakesBackWhatWasReadyAsOfAnOlderOneInPartitionsOfWhichNobodySpeaksToo() {
    readiness.table(ready("orders", true, 0));
    readiness.table(ready("lines", true, 0));
    assertThat(readiness.table(ready("orders", false, 100))).isTrue();
    assertThat(readiness.sourceReady("erp")).isFalse();
    readiness.table(ready("orders", true, 100));
    assertThat(readiness.sourceReady("erp")).as("nobody has said so of the lines").isFalse();
    readiness.table(ready("lines", true, 100));
    assertThat(readiness.sourceReady("erp")).isTrue();
  }

  @Test
  void whatAnInstanceSaysLateChangesNothing() {
    readiness.table(ready("orders", true, 100));
    assertThat(readiness.table(ready("orders", false, 100)))
        .as("it has not read as far as another")
        .isFalse();
    assertThat(readiness.table(ready("orders", true, 50))).as("an older snapshot").isFalse();
    readiness.table(ready("lines", true, 100));
    assertThat(readiness.sourceReady("erp")).isTrue();
    assertThat(readiness.table(new TableReady("erp", "lines", 0, 2, false, 0L, 1L, 0L)))
        .as("a restore leads")
        .isTrue();
    assertThat(readiness.table(ready("lines", true, 200))).isFalse();
    assertThat(readiness.sourceReady("erp")).isFalse();
  }

  @Test
  void aTableThatIsNotMappedAnyMoreIsNotWaitedFor() {
    readiness.table(ready("orders", true, 100));
    readiness.table(ready("lines", true, 100));
    readiness.table(new TableReady("erp", "orders", 0, 1, true, 0L, 0L, 200L));
    assertThat(readiness.sourceReady("erp")).isTrue();
  }

  private static TableReady ready(String table, boolean ready, long snapshot) {
    return new TableReady("erp", table, 0, 2, ready, 0L, 0L, snapshot);
  }
}
