package io.holdwatch.classifier.delay;

import io.holdwatch.classifier.exception.Interval;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.promise.Part;
import io.holdwatch.classifier.promise.Promises;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.ScheduleLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds SHIPMENT_DELAY: the parts of an order whose promise is late or at risk. */
public final class DelayRule {
  /** Key under which the time of the last assessment stands among the risks. */
  private static final String LOOKED_AT = "";

  /** Prefix of the keys under which the ends of broken promises stand among what is remembered. */
  private static final String BROKEN = "broken ";

  private DelayRule() {}

  /**
   * What today's facts say of an order's promises. An order without header or lines has none yet:
   * what it still misses is no problem.
   *
   * @param memory what the last assessment left: since when each part has been at risk, and which
   *     promises were broken
   * @param now instant of the assessment
   * @param changed event time of what led to it: a risk that is gone ended then
   */
  public static Delay assess(
      WatchedOrder order,
      OrderLedger ledger,
      Map<String, Instant> memory,
      Instant now,
      Instant changed) {
    Order header = order.header();
    if (header == null) {
      return none();
    }
    Map<String, Instant> risks = new TreeMap<>();
    Map<String, Instant> broken = new TreeMap<>();
    memory.forEach(
        (key, time) -> {
          if (key.startsWith(BROKEN)) {
            broken.put(key.substring(BROKEN.length()), time);
          } else {
            risks.put(key, time);
          }
        });
    List<Part> parts = new Promises(order, header, ledger, risks, now).parts();
    List<Interval> intervals = new ArrayList<>();
    parts.forEach(part -> intervals.addAll(part.intervals()));
    intervals.addAll(gone(risks, parts, changed));
    intervals.addAll(moved(broken, parts, changed));
    return new Delay(parts, Interval.union(intervals));
  }

  /** Promises that were broken at the last assessment and are not there any more: moved or gone. */
  private static List<Interval> moved(
      Map<String, Instant> broken, List<Part> parts, Instant changed) {
    if (broken.isEmpty()) {
      return List.of();
    }
    Map<String, Instant> moved = new TreeMap<>(broken);
    parts.stream()
        .filter(part -> !lessened(part, changed))
        .forEach(part -> moved.remove(part.key(), part.due()));
    moved.values().removeIf(due -> !due.isBefore(changed));
    return moved.values().stream().map(due -> new Interval(due, changed, due)).toList();
  }

  /** Whether what was missing is not wanted any more, so that what had gone before is enough. */
  private static boolean lessened(Part part, Instant changed) {
    ScheduleLine schedule = part.schedule();
    boolean said =
        part.line().getEnvelope().getEventTime().equals(changed)
            || (schedule != null && schedule.getEnvelope().getEventTime().equals(changed));
    return said && part.fulfilled().isBefore(changed);
  }

  /** The risks that ran at the last assessment and are gone now: no fact tells of them any more. */
  private static List<Interval> gone(
      Map<String, Instant> risks, List<Part> parts, Instant changed) {
    if (risks.isEmpty()) {
      return List.of();
    }
    Map<String, Instant> ran = new TreeMap<>(risks);
    Instant seen = ran.remove(LOOKED_AT);
    ran.values().removeIf(since -> since.equals(Promises.NO_RISK) || !since.isBefore(changed));
    parts.stream()
        .filter(part -> part.riskSince() != null && !redefined(part, seen, changed))
        .forEach(part -> ran.remove(part.key()));
    return ran.values().stream().map(since -> new Interval(since, changed, Instant.MAX)).toList();
  }

  /**
   * Whether a part that was seen at risk is now said to have been fulfilled before: its promise was
   * moved, not kept.
   */
  private static boolean redefined(Part part, @Nullable Instant seen, Instant changed) {
    return seen != null && changed.isAfter(seen) && !part.fulfilled().isAfter(seen);
  }

  /** An order of which nothing is known. */
  public static Delay none() {
    return new Delay(List.of(), List.of());
  }

  /** The assessment of one order: its parts, and when any of them is late or at risk. */
  public static final class Delay {
    private final List<Part> parts;
    private final List<Interval> timeline;

    private Delay(List<Part> parts, List<Interval> timeline) {
      this.parts = parts;
      this.timeline = timeline;
    }

    /** Disjoint times in which the order is late or at risk, in order. */
    public List<Interval> timeline() {
      return timeline;
    }

    /** What the next assessment has to know of this one, by line and schedule line. */
    public Map<String, Instant> memory(Instant now) {
      Map<String, Instant> risks = new TreeMap<>();
      for (Part part : parts) {
        if (part.riskSince() != null) {
          boolean runs = !now.isBefore(part.riskSince()) && now.isBefore(part.fulfilled());
          risks.put(part.key(), runs ? part.riskSince() : Promises.NO_RISK);
        }
      }
      if (!risks.isEmpty()) {
        risks.put(LOOKED_AT, now);
      }
      for (Part part : parts) {
        if (part.lateAt(now)) {
          risks.put(BROKEN + part.key(), part.due());
        }
      }
      return risks;
    }

    /** First instant after now at which a part begins or ceases to be late or at risk. */
    public Optional<Instant> nextChange(Instant now) {
      return parts.stream()
          .flatMap(part -> part.intervals().stream())
          .flatMap(i -> java.util.stream.Stream.of(i.start(), i.end()))
          .filter(t -> t.isAfter(now) && !t.equals(Instant.MAX))
          .min(Instant::compareTo);
    }

    /** Whether anything is late or at risk at an instant. */
    public boolean holds(Instant instant) {
      return parts.stream().anyMatch(p -> p.lateAt(instant) || p.atRiskAt(instant));
    }

    /** The finding at an instant; empty where nothing is late or at risk. */
    public Optional<DelayFinding> at(Instant instant) {
      List<Part> affected =
          parts.stream().filter(p -> p.lateAt(instant) || p.atRiskAt(instant)).toList();
      return affected.isEmpty()
          ? Optional.empty()
          : Optional.of(DelayFinding.of(affected, instant));
    }
  }
}
