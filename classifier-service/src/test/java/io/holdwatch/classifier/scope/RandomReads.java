package io.holdwatch.classifier.scope;

import java.util.Random;

/**
 * Reads of objects that lie anywhere in so much memory, each after the one before: what the machine
 * takes for one, which no program of this size can avoid.
 */
final class RandomReads {
  private static final int READS = 2_000_000;
  private static final int BYTES = 64;

  private final long[][] objects;

  /** So many bytes of objects, each of which names the next. */
  RandomReads(long bytes) {
    int count = (int) Math.max(16, bytes / (BYTES + Integer.BYTES));
    objects = new long[count][];
    for (int i = 0; i < count; i++) {
      objects[i] = new long[(BYTES - 16) / Long.BYTES];
      objects[i][0] = i;
    }
    // One cycle over all of them (Sattolo).
    Random random = new Random(1);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i);
      long next = objects[i][0];
      objects[i][0] = objects[other][0];
      objects[other][0] = next;
    }
  }

  /** Nanoseconds of a read. */
  double nanos() {
    int at = follow(0);
    long before = System.nanoTime();
    int end = follow(at);
    double nanos = (System.nanoTime() - before) / (double) READS;
    return end < 0 ? -1 : nanos;
  }

  private int follow(int from) {
    int at = from;
    for (int i = 0; i < READS; i++) {
      at = (int) objects[at][0];
    }
    return at;
  }
}
