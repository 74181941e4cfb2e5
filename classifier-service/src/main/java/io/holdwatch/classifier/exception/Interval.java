package io.holdwatch.classifier.exception;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A half-open time [start, end) in which a condition holds, as far as today's facts tell.
 *
 * @param start first instant
 * @param end first instant at which it holds no more; {@link Instant#MAX} while no fact ends it
 * @param brokenFrom when the first promise was broken in it; {@link Instant#MAX} where none was
 */
public record Interval(Instant start, Instant end, Instant brokenFrom) {
  /** Whether the instant lies in it. */
  public boolean contains(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** Whether a promise was broken in it by an instant. */
  public boolean brokenBy(Instant instant) {
    return !brokenFrom.isAfter(instant);
  }

  /** As much of it as lies before an instant. */
  public Interval until(Instant instant) {
    if (!instant.isBefore(end)) {
      return this;
    }
    return new Interval(start, instant, brokenFrom.isBefore(instant) ? brokenFrom : Instant.MAX);
  }

  /** Whether it lasts longer than a duration. */
  public boolean outlasts(Duration duration) {
    return end.equals(Instant.MAX) || Duration.between(start, end).compareTo(duration) > 0;
  }

  /** The union of intervals as maximal ones in order of time; touching ones become one. */
  public static List<Interval> union(List<Interval> intervals) {
    List<Interval> sorted = new ArrayList<>(intervals);
    sorted.sort(Comparator.comparing(Interval::start).thenComparing(Interval::end));
    List<Interval> merged = new ArrayList<>();
    for (Interval each : sorted) {
      Interval last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || each.start().isAfter(last.end())) {
        merged.add(each);
      } else {
        Instant end = each.end().isAfter(last.end()) ? each.end() : last.end();
        Instant broken =
            each.brokenFrom().isBefore(last.brokenFrom()) ? each.brokenFrom() : last.brokenFrom();
        merged.set(merged.size() - 1, new Interval(last.start(), end, broken));
      }
    }
    return merged;
  }
}
