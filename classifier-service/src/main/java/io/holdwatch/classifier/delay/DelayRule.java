package io.holdwatch.classifier.delay;

import io.holdwatch.classifier.delay.DelayMemory.Past;
import io.holdwatch.classifier.exception.Interval;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.promise.Part;
import io.holdwatch.classifier.promise.PromiseTerms;
import io.holdwatch.classifier.promise.Promises;
import io.holdwatch.contract.fact.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds SHIPMENT_DELAY: the parts of an order whose promise is late or at risk. */
public final class DelayRule {
  private DelayRule() {}

  /**
   * What today's facts say of an order's promises, and what of earlier ones is still to be known.
   * An order without header or lines has none yet (any more): what it still misses is no problem.
   *
   * @param memory what the last assessment left
   * @param now instant of the assessment
   * @param changed event time of what led to it: what is not promised any more was until then
   */
  public static Delay assess(
      @Nullable WatchedOrder order,
      OrderLedger ledger,
      Map<String, Instant> memory,
      Instant now,
      Instant changed) {
    DelayMemory known = DelayMemory.of(memory);
    Order header = order == null ? null : order.header();
    if (order == null || header == null) {
      return new Delay(List.of(), past(known, List.of(), changed), now);
    }
    Promises promises = new Promises(order, header, ledger, known.terms(), changed);
    List<Part> parts = promises.parts();
    List<Past> past =
        past(known, parts, changed).stream()
            .map(
                each ->
                    each.fulfilled(
                        promises
                            .reached(each.part(), each.terms().owed())
                            .orElse(each.fulfilled())))
            .toList();
    return new Delay(parts, past, now);
  }

  /** What was promised before: until long ago, and until what has led to this assessment. */
  private static List<Past> past(DelayMemory known, List<Part> parts, Instant changed) {
    if (known.seen().isEmpty()) {
      return known.past();
    }
    Map<String, PromiseTerms> today = new HashMap<>();
    parts.forEach(part -> today.put(part.key(), part.terms()));
    List<Past> past = new ArrayList<>(known.past());
    known
        .seen()
        .forEach(
            (part, seen) -> {
              PromiseTerms was = seen.terms();
              PromiseTerms is = today.get(part);
              if (is == null || (was.runsRisk() && is.riskSince() == null)) {
                past.add(seen.until(changed));
              } else if (!was.promisesTheSame(is.due(), is.owed())) {
                past.add(seen.until(is.said()));
              }
            });
    return past;
  }

  /** The assessment of one order: its parts, and when any of them is late or at risk. */
  public static final class Delay {
    private final List<Part> parts;
    private final List<Past> past;
    private final Instant now;
    private final List<Interval> timeline;

    private Delay(List<Part> parts, List<Past> past, Instant now) {
      this.parts = parts;
      this.past = past;
      this.now = now;
      List<Interval> intervals = new ArrayList<>();
      parts.forEach(part -> intervals.addAll(part.intervals()));
      past.forEach(each -> intervals.addAll(each.troubles()));
      this.timeline = Interval.union(intervals);
    }

    /** Disjoint times in which the order is late or at risk, in order. */
    public List<Interval> timeline() {
      return timeline;
    }

    /**
     * What the next assessment has to know of this one: what was promised of the parts that are, or
     * in one go with them were, late or at risk.
     */
    public Map<String, Instant> memory() {
      Optional<Interval> ongoing = timeline.stream().filter(each -> each.contains(now)).findFirst();
      Map<String, Past> seen = new TreeMap<>();
      for (Part part : parts) {
        PromiseTerms each = part.terms();
        Instant risk = each.riskSince();
        if (risk != null || (ongoing.isPresent() && isIn(ongoing.get(), part.intervals()))) {
          boolean before = risk != null && !risk.isBefore(part.fulfilled());
          seen.put(part.key(), DelayMemory.inForce(part, before ? each.withoutRisk() : each));
        }
      }
      List<Past> kept =
          ongoing
              .map(all -> past.stream().filter(each -> isIn(all, each.troubles())).toList())
              .orElse(List.of());
      return new DelayMemory(seen, kept).entries();
    }

    private static boolean isIn(Interval all, List<Interval> intervals) {
      return intervals.stream()
          .anyMatch(each -> !each.start().isBefore(all.start()) && !each.end().isAfter(all.end()));
    }

    /** First instant after an instant at which a part begins or ceases to be late or at risk. */
    public Optional<Instant> nextChange(Instant after) {
      return parts.stream()
          .flatMap(part -> part.intervals().stream())
          .flatMap(i -> Stream.of(i.start(), i.end()))
          .filter(t -> t.isAfter(after) && !t.equals(Instant.MAX))
          .min(Instant::compareTo);
    }

    /** Whether anything is late or at risk at an instant. */
    public boolean holds(Instant instant) {
      return parts.stream().anyMatch(p -> p.lateAt(instant) || p.atRiskAt(instant));
    }

    /**
     * The finding at an instant, where it holds then by what was promised before, that of now;
     * empty where nothing is late or at risk, or no fact tells of it any more.
     */
    public Optional<DelayFinding> at(Instant instant) {
      Instant told = holds(instant) || !isOneWithNow(instant) ? instant : now;
      List<Part> affected = parts.stream().filter(p -> p.lateAt(told) || p.atRiskAt(told)).toList();
      return affected.isEmpty() ? Optional.empty() : Optional.of(DelayFinding.of(affected, told));
    }

    private boolean isOneWithNow(Instant instant) {
      return timeline.stream().anyMatch(each -> each.contains(instant) && each.contains(now));
    }
  }
}
