package io.holdwatch.classifier.ranked;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RankedLoadVisitsTest {
  private static final int CHANGES = 200;

  private static double visitedPerChange(int lines, int flips) {
    Workload work = new Workload(lines, flips);
    long before = work.visited();
    for (int change = 0; change < CHANGES; change++) {
      assertThat(work.change()).isEqualTo(flips);
    }
    return (work.visited() - before) / (double) CHANGES;
  }

  @Test
  void aChangeThatFlipsNothingVisitsOnlyTheWayToIt() {
    for (int lines : new int[] {100, 1_000, 10_000, 100_000}) {
      double log = Math.log(lines) / Math.log(2);
      assertThat(visitedPerChange(lines, 0)).as("%d lines", lines).isLessThan(4 * log);
    }
  }

  @Test
  void aChangeVisitsTheFlippedLinesAndTheWayToThem() {
    for (int lines : new int[] {10_000, 100_000}) {
      double log = Math.log(lines) / Math.log(2);
      assertThat(visitedPerChange(lines, 1)).as("%d lines", lines).isLessThan(8 * log);
      assertThat(visitedPerChange(lines, 1_000))
          .as("%d lines", lines)
          .isLessThan(8 * log + 4 * 1_000);
    }
  }
}
