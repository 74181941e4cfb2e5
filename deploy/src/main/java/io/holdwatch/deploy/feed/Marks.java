package io.holdwatch.deploy.feed;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * When a recorded clock is marked, from the event times of a whole feed in the order of sending.
 *
 * <p>A mark before event i says that everything up to (least time of i and all after it) − 1 ms has
 * been sent. One is due at the beginning, so that a reader knows of the clock before it reads an
 * event, and wherever that time reaches another UTC day; the mark at the end has the greatest time
 * of all. An event without a time happens when the stream has got to it, so that it holds no mark
 * back.
 */
public final class Marks {
  private static final long NONE = Long.MAX_VALUE;

  private final long[] least;
  private final OptionalLong end;

  private Marks(long[] least, OptionalLong end) {
    this.least = least;
    this.end = end;
  }

  /** The marks of events with these times. */
  static Marks of(long[] times) {
    long[] least = times.clone();
    long greatest = Long.MIN_VALUE;
    for (int i = least.length - 1; i >= 0; i--) {
      if (times[i] != NONE) {
        greatest = Math.max(greatest, times[i]);
      }
      if (i + 1 < least.length) {
        least[i] = Math.min(least[i], least[i + 1]);
      }
    }
    return new Marks(
        least, greatest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(greatest));
  }

  /** The time of a mark due before the event of this index, UTC ms; empty where none is due. */
  public OptionalLong before(int index) {
    boolean due = index == 0 || day(least[index]) != day(least[index - 1]);
    return due && least[index] != NONE ? OptionalLong.of(least[index] - 1) : OptionalLong.empty();
  }

  /** The time of the last mark, UTC ms; empty where no event has a time. */
  public OptionalLong end() {
    return end;
  }

  private static long day(long millis) {
    return Math.floorDiv(millis, TimeUnit.DAYS.toMillis(1));
  }

  /** Collects times in the order of sending. */
  public static final class Builder {
    private long[] times = new long[1024];
    private int size;

    /** Nothing collected. */
    public Builder() {}

    /** The next event, at this time. */
    public void add(long millis) {
      if (size == times.length) {
        times = Arrays.copyOf(times, size * 2);
      }
      times[size++] = millis;
    }

    /** The next event, without a time. */
    public void addUndated() {
      add(NONE);
    }

    /** How many were collected. */
    public int size() {
      return size;
    }

    /** Their marks. */
    public Marks build() {
      return of(Arrays.copyOf(times, size));
    }
  }
}
