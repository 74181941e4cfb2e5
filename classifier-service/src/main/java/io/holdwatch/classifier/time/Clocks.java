package io.holdwatch.classifier.time;

import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.contract.fact.Tick;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The clocks of the domains of one partition. A clock never goes back.
 *
 * <p>A live clock is the greatest tick. A recorded clock is the minimum over the marks of all its
 * source partitions, and stands still until each of them has been marked.
 */
public final class Clocks {
  private final Map<String, Instant> times = new HashMap<>();
  private final Map<String, Map<String, ClockMark>> marks = new HashMap<>();

  /** Time of a clock; empty before its first tick or complete set of marks. */
  public Optional<Instant> now(String clock) {
    return Optional.ofNullable(times.get(clock));
  }

  /** Whether marks move the clock, as far as is known. */
  public boolean recorded(String clock) {
    return marks.containsKey(clock);
  }

  /** Takes a tick; returns the new time where it moved the clock. */
  public Optional<Instant> tick(Tick tick) {
    return advance(tick.getClock(), tick.getTime());
  }

  /** Takes a mark; returns the new time where it moved the clock. */
  public Optional<Instant> mark(ClockMark mark) {
    Map<String, ClockMark> byPartition =
        marks.computeIfAbsent(mark.getClock(), c -> new HashMap<>());
    byPartition.merge(
        mark.getSourcePartition(),
        mark,
        (kept, arriving) -> arriving.getTime().isBefore(kept.getTime()) ? kept : arriving);
    if (byPartition.size() < mark.getSourcePartitions()) {
      return Optional.empty();
    }
    Instant least = Instant.MAX;
    for (ClockMark each : byPartition.values()) {
      least = each.getTime().isBefore(least) ? each.getTime() : least;
    }
    return advance(mark.getClock(), least);
  }

  /** The newest mark of this mark's source partition; the mark itself where none is known. */
  public ClockMark newest(ClockMark mark) {
    return marks
        .getOrDefault(mark.getClock(), Map.of())
        .getOrDefault(mark.getSourcePartition(), mark);
  }

  /** Whether the newest mark of every source partition of the clock was the last of a feed. */
  public boolean ended(String clock) {
    Map<String, ClockMark> byPartition = marks.getOrDefault(clock, Map.of());
    return !byPartition.isEmpty() && byPartition.values().stream().allMatch(ClockMark::getEnd);
  }

  private Optional<Instant> advance(String clock, Instant time) {
    Instant before = times.get(clock);
    if (before != null && !time.isAfter(before)) {
      return Optional.empty();
    }
    times.put(clock, time);
    return Optional.of(time);
  }
}
