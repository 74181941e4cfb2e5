package io.holdwatch.deploy.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Exact quantiles of numbers, by nearest rank. */
final class Quantiles {
  private long[] values = new long[256];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void clear() {
    size = 0;
  }

  /**
   * The least value that at least this share (0 to 1) does not exceed; null where there is none.
   */
  @Nullable Long of(double share) {
    if (size == 0) {
      return null;
    }
    long[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    return sorted[Math.max(0, (int) Math.ceil(share * size) - 1)];
  }
}
