package io.holdwatch.classifier.ranked;

import static io.holdwatch.classifier.ranked.Micros.plus;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line or a supply in the tree, and what its subtree adds up to. Every sum is relative to the
 * subtree, so a change touches only the way to the root: all later lines move with it.
 */
final class Node<R extends Comparable<? super R>> {
  static final long NO_LEAST = Long.MAX_VALUE;
  static final long NO_GREATEST = Long.MIN_VALUE;

  final Instant due;
  final @Nullable R rank;
  final int priority;

  // What tells the order, without a look at another object.
  private final long second;
  private final int nano;
  private final long major;
  private final long minor;

  /** Supply counts up, demand down. */
  long amount;

  private long upper;
  private long lower;
  private boolean exactNear;
  private @Nullable Zone told;
  private long toldSlack;

  @Nullable Node<R> left;
  @Nullable Node<R> right;

  /** Supply less demand of the subtree. */
  long sum;

  /** Supply of the subtree. */
  long supply;

  /** Least slack of the subtree's lines, counted from its beginning. */
  long leastSlack;

  /** Least distance of a line's slack from the lower end of the zone told; below 0: it fell out. */
  private long leastRoom;

  /** Greatest distance from the upper end of the zone told; at least 0: it rose out. */
  private long greatestExcess;

  private boolean untold;

  Node(Instant due, @Nullable R rank, int priority) {
    this.due = due;
    this.second = due.getEpochSecond();
    this.nano = due.getNano();
    this.rank = rank;
    this.major = rank instanceof Ordered ordered ? ordered.major() : 0;
    this.minor = rank instanceof Ordered ordered ? ordered.minor() : 0;
    this.priority = priority;
  }

  void boundaries(long upperBoundary, long lowerBoundary, boolean exact) {
    upper = upperBoundary;
    lower = Math.min(upperBoundary, lowerBoundary);
    exactNear = exact;
  }

  /** Where it belongs: by due, supply before the lines of the same instant, lines by rank. */
  int compareTo(Node<R> other) {
    if (this == other) {
      return 0;
    }
    int bySecond = Long.compare(second, other.second);
    if (bySecond != 0) {
      return bySecond;
    }
    int byNano = Integer.compare(nano, other.nano);
    if (byNano != 0) {
      return byNano;
    }
    if (rank == null || other.rank == null) {
      return rank == null ? (other.rank == null ? 0 : -1) : 1;
    }
    int byMajor = Long.compare(major, other.major);
    if (byMajor != 0) {
      return byMajor;
    }
    int byMinor = Long.compare(minor, other.minor);
    return byMinor != 0 ? byMinor : rank.compareTo(other.rank);
  }

  Zone zone(long slack) {
    return slack >= upper ? Zone.COVERED : slack >= lower ? Zone.NEAR : Zone.SHORT;
  }

  /** Whether some line of the subtree, which begins at a slack, left the zone last told. */
  boolean changed(long before) {
    return untold || shift(leastRoom, before) < 0 || shift(greatestExcess, before) >= 0;
  }

  /** Whether the line itself, with a slack, left the zone last told. */
  boolean changedItself(long slack) {
    if (rank == null) {
      return false;
    }
    return told == null
        || (lowEnd() != NO_GREATEST && slack < lowEnd())
        || (highEnd() != NO_LEAST && slack >= highEnd());
  }

  /** Takes the zone at a slack as told. */
  void tell(long slack) {
    told = zone(slack);
    toldSlack = slack;
  }

  private long lowEnd() {
    return switch (told) {
      case COVERED -> upper;
      case NEAR -> exactNear ? Math.max(toldSlack, lower) : lower;
      case SHORT -> NO_GREATEST;
      case null -> NO_GREATEST;
    };
  }

  private long highEnd() {
    return switch (told) {
      case COVERED -> NO_LEAST;
      case NEAR -> exactNear ? Math.min(toldSlack + 1, upper) : upper;
      case SHORT -> lower;
      case null -> NO_LEAST;
    };
  }

  /** Slack of the first thing after the left subtree and this node, counted from the beginning. */
  long through(long before) {
    long upToLeft = left == null ? before : plus(before, left.sum);
    return plus(upToLeft, amount);
  }

  /** Adds up the subtree from the two below. */
  void pull() {
    long own = through(0);
    sum = own;
    supply = rank == null ? amount : 0;
    leastSlack = rank == null ? NO_LEAST : own;
    leastRoom = NO_LEAST;
    greatestExcess = NO_GREATEST;
    untold = rank != null && told == null;
    if (rank != null && told != null) {
      leastRoom = lowEnd() == NO_GREATEST ? NO_LEAST : plus(own, -lowEnd());
      greatestExcess = highEnd() == NO_LEAST ? NO_GREATEST : plus(own, -highEnd());
    }
    if (left != null) {
      supply = plus(supply, left.supply);
      leastSlack = Math.min(leastSlack, left.leastSlack);
      leastRoom = Math.min(leastRoom, left.leastRoom);
      greatestExcess = Math.max(greatestExcess, left.greatestExcess);
      untold |= left.untold;
    }
    if (right != null) {
      sum = plus(own, right.sum);
      supply = plus(supply, right.supply);
      leastSlack = Math.min(leastSlack, shift(right.leastSlack, own));
      leastRoom = Math.min(leastRoom, shift(right.leastRoom, own));
      greatestExcess = Math.max(greatestExcess, shift(right.greatestExcess, own));
      untold |= right.untold;
    }
  }

  /** A distance moved by a slack; none stays none. */
  static long shift(long distance, long by) {
    return distance == NO_LEAST || distance == NO_GREATEST ? distance : plus(distance, by);
  }
}
