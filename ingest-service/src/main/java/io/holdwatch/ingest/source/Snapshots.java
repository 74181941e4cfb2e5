package io.holdwatch.ingest.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of the snapshots of a source. The newest of both is the truth wherever it was seen,
 * so that what several instances know is put together in any order and any number of times.
 *
 * @param started where the newest snapshot began
 * @param over up to here all snapshots that began are over
 */
public record Snapshots(Place started, Place over) {
  /** No snapshot was ever seen. */
  public static final Snapshots NONE = new Snapshots(Place.NONE, Place.NONE);

  /**
   * Where several threads take a snapshot, the last change of it may be of a table that was begun a
   * little before another. [ms]
   */
  static final long SPREAD = 10_000;

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18}):(\\d{1,18}) (\\d{1,18}):(\\d{1,18})");

  /**
   * A place in what a source has told since the beginning.
   *
   * @param epoch newest restore that was known when it was told; 0: none
   * @param at when the source says that it was, UTC ms; 0: before everything of this epoch
   */
  public record Place(long epoch, long at) implements Comparable<Place> {
    /** Before everything. */
    public static final Place NONE = new Place(0, 0);

    @Override
    public int compareTo(Place other) {
      int byEpoch = Long.compare(epoch, other.epoch);
      return byEpoch != 0 ? byEpoch : Long.compare(at, other.at);
    }

    /** Whether this lies behind the other. */
    public boolean after(Place other) {
      return compareTo(other) > 0;
    }

    Place orAfter(Place other) {
      return other.after(this) ? other : this;
    }
  }

  /** Whether one runs, or is due because the source was restored. */
  public boolean running() {
    return started.after(over);
  }

  /** Whether the source was restored and its new snapshot has not begun. */
  public boolean due() {
    return running() && started.at() == 0;
  }

  /** What both know. */
  public Snapshots and(Snapshots other) {
    return new Snapshots(started.orAfter(other.started), over.orAfter(other.over));
  }

  /** Nothing is known any more before a new snapshot. */
  Snapshots restored(long epoch) {
    return and(new Snapshots(new Place(epoch, 0), Place.NONE));
  }

  Snapshots began(Place at) {
    return and(new Snapshots(at, Place.NONE));
  }

  Snapshots ended(Place at) {
    return and(new Snapshots(Place.NONE, at));
  }

  /** As one line of text. */
  public String text() {
    return started.epoch() + ":" + started.at() + " " + over.epoch() + ":" + over.at();
  }

  /** From one line of text; empty where it is none. */
  public static Optional<Snapshots> parse(String text) {
    Matcher found = TEXT.matcher(text);
    return found.matches()
        ? Optional.of(
            new Snapshots(
                new Place(Long.parseLong(found.group(1)), Long.parseLong(found.group(2))),
                new Place(Long.parseLong(found.group(3)), Long.parseLong(found.group(4)))))
        : Optional.empty();
  }
}
