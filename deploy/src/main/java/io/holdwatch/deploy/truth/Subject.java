package io.holdwatch.deploy.truth;

import java.util.Comparator;

/**
 * What an exception is about.
 *
 * @param order business key of the order
 * @param line line number; 0: the order itself
 */
record Subject(String order, int line) implements Comparable<Subject> {
  private static final Comparator<Subject> BY_ID =
      Comparator.comparing(Subject::order).thenComparingInt(Subject::line);

  @Override
  public int compareTo(Subject other) {
    return BY_ID.compare(this, other);
  }

  static Subject whole(String order) {
    return new Subject(order, 0);
  }

  /** Line number in words; empty for the order itself. */
  String lineText() {
    return line == 0 ? "" : Integer.toString(line);
  }
}
