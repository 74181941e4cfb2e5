package io.holdwatch.classifier.ranked;

import java.time.Instant;
import java.util.Random;

/**
 * Lines of one each on a hundred days, and a supply that goes up and down so that a given number of
 * them flips at each change.
 */
final class Workload {
  private final RankedLoad<Integer> load = new RankedLoad<>();
  private final Random random = new Random(1);
  private final int lines;
  private final int flips;
  private boolean up;

  Workload(int lines, int flips) {
    this.lines = lines;
    this.flips = flips;
    for (int line = 0; line < lines; line++) {
      load.put(line, due(line, lines), 1);
    }
    // Half of the lines are covered; with no flips wanted all are, by far.
    load.supply(Instant.MIN, flips == 0 ? 10L * lines : (lines - flips) / 2L);
    load.drain();
  }

  private static Instant due(int line, int lines) {
    return Instant.EPOCH.plusSeconds(86_400L * (100L * line / lines));
  }

  /** One change and what it flips; returns how many flipped. */
  int change() {
    up = !up;
    Instant from = flips == 0 ? due(random.nextInt(lines), lines) : Instant.MIN;
    long delta = Math.max(1, flips);
    load.supply(from, flips == 0 || up ? delta : -delta);
    return load.drain().size();
  }

  long visited() {
    return load.visited();
  }
}
