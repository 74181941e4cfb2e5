package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.exception.Interval;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One promised part of a line, with what became of it.
 *
 * @param line the line
 * @param schedule the schedule line, null where the line is its own
 * @param terms until when how much is owed, and since when that is at risk
 * @param dueFrom PROMISED, or REQUESTED where nothing was promised
 * @param deliver whether the promise is kept by delivery
 * @param promised cumulative quantity promised by the end [the line's unit]
 * @param own how much of that this promise adds to the earlier ones [the line's unit]
 * @param fulfilled when that quantity was reached; {@link Instant#MAX} while it is not
 * @param progress what was shipped or delivered of the line, by time
 * @param expected date confirmed or estimated that is later than the end; null where there is none
 * @param confirmedLater whether the date comes from the ERP's confirmation (else from an estimate)
 */
public record Part(
    OrderLine line,
    @Nullable ScheduleLine schedule,
    PromiseTerms terms,
    String dueFrom,
    boolean deliver,
    BigDecimal promised,
    BigDecimal own,
    Instant fulfilled,
    Progress progress,
    @Nullable Instant expected,
    boolean confirmedLater) {

  /** Stands between line and schedule line, and in neither. */
  static final String APART = "\n";

  /** What it is known by within its order: line and schedule line, a line break between them. */
  public String key() {
    return key(line, schedule);
  }

  static String key(OrderLine line, @Nullable ScheduleLine schedule) {
    return line.getLine() + APART + (schedule == null ? "" : schedule.getSchedule());
  }

  /** End of the promise. */
  public Instant due() {
    return terms.due();
  }

  /** When it is late or at risk, as today's facts tell. */
  public List<Interval> intervals() {
    return terms.troubles(fulfilled);
  }

  /** Whether the promise is broken at an instant and not yet made good. */
  public boolean lateAt(Instant now) {
    return !now.isBefore(terms.lateFrom()) && now.isBefore(fulfilled);
  }

  /**
   * Whether the promise is still to be kept at an instant and another date says that it will not
   * be.
   */
  public boolean atRiskAt(Instant now) {
    return terms.riskSince() != null
        && !now.isBefore(terms.riskSince())
        && now.isBefore(terms.due())
        && now.isBefore(fulfilled);
  }

  /** Cumulative quantity shipped or delivered by an instant. [the line's unit] */
  public BigDecimal doneBy(Instant instant) {
    return progress.upTo(instant);
  }
}
