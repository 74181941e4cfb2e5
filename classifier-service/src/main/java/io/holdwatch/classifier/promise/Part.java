package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.exception.Interval;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One promised part of a line, with what became of it.
 *
 * @param line the line
 * @param schedule the schedule line, null where the line is its own
 * @param due end of the promise
 * @param dueFrom PROMISED, or REQUESTED where nothing was promised
 * @param deliver whether the promise is kept by delivery
 * @param promised cumulative quantity promised by the end [the line's unit]
 * @param owed cumulative quantity that is owed at the end, tolerance taken off [the line's unit]
 * @param fulfilled when that quantity was reached; {@link Instant#MAX} while it is not
 * @param progress what was shipped or delivered of the line, by time
 * @param expected date confirmed or estimated that is later than the end; null where there is none
 * @param riskSince event time of the fact that said so; null where there is none
 * @param confirmedLater whether the date comes from the ERP's confirmation (else from an estimate)
 */
public record Part(
    OrderLine line,
    @Nullable ScheduleLine schedule,
    Instant due,
    String dueFrom,
    boolean deliver,
    BigDecimal promised,
    BigDecimal owed,
    Instant fulfilled,
    Progress progress,
    @Nullable Instant expected,
    @Nullable Instant riskSince,
    boolean confirmedLater) {

  /** What it is known by within its order. */
  public String key() {
    return line.getLine() + "/" + (schedule == null ? "" : schedule.getSchedule());
  }

  /** When it is late or at risk, as today's facts tell. */
  public List<Interval> intervals() {
    List<Interval> intervals = new ArrayList<>();
    if (riskSince != null) {
      Instant end = fulfilled.isBefore(due) ? fulfilled : due;
      if (riskSince.isBefore(end)) {
        intervals.add(new Interval(riskSince, end, Instant.MAX));
      }
    }
    if (due.isBefore(fulfilled)) {
      intervals.add(new Interval(due, fulfilled, due));
    }
    return intervals;
  }

  /** Whether the promise is broken at an instant and not yet made good. */
  public boolean lateAt(Instant now) {
    return !now.isBefore(due) && now.isBefore(fulfilled);
  }

  /**
   * Whether the promise is still to be kept at an instant and another date says that it will not
   * be.
   */
  public boolean atRiskAt(Instant now) {
    return riskSince != null
        && !now.isBefore(riskSince)
        && now.isBefore(due)
        && now.isBefore(fulfilled);
  }

  /** Cumulative quantity shipped or delivered by an instant. [the line's unit] */
  public BigDecimal doneBy(Instant instant) {
    return progress.upTo(instant);
  }
}
