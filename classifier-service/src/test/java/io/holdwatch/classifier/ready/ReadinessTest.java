package io.holdwatch.classifier.ready;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.TableReady;
import org.junit.jupiter.api.Test;

final class ReadinessTest {
  private final Readiness readiness = new Readiness();

  @Test
  void aSourceIsReadyWhenEveryPartitionOfItsTablesIs() {
    assertThat(readiness.table(ready("orders", true, 5))).isTrue();
    assertThat(readiness.sourceReady("erp")).isFalse();
    assertThat(readiness.table(ready("lines", true, 7))).isTrue();
    assertThat(readiness.sourceReady("erp")).isTrue();
  }

  @Test
  void anInstanceThatHasNotReadATableDoesNotTakeBackWhatAnotherHasRead() {
    readiness.table(ready("orders", true, 5));
    assertThat(readiness.table(ready("orders", false, 0))).isFalse();
    readiness.table(ready("lines", false, 0));
    readiness.table(ready("lines", true, 7));
    assertThat(readiness.sourceReady("erp")).isTrue();
  }

  @Test
  void theOneThatHasReadItTakesItBackWhenASnapshotStarts() {
    readiness.table(ready("orders", true, 5));
    readiness.table(ready("lines", true, 7));
    assertThat(readiness.table(ready("orders", false, 5))).isTrue();
    assertThat(readiness.sourceReady("erp")).isFalse();
    readiness.table(ready("orders", true, 9));
    assertThat(readiness.sourceReady("erp")).isTrue();
  }

  private static TableReady ready(String table, boolean ready, long position) {
    return new TableReady("erp", table, 0, 2, ready, position);
  }
}
