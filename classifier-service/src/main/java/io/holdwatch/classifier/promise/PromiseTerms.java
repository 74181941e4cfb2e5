package io.holdwatch.classifier.promise;

import io.holdwatch.classifier.exception.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is promised of a part, as long as nobody says otherwise.
 *
 * @param said since when it has been said so; a promise that had ended by then is late from then on
 * @param due end of the promise
 * @param owed cumulative quantity that is owed at the end, tolerance taken off [the line's unit]
 * @param riskSince since when it has been said that it will not be kept; null where nobody does;
 *     the last instant of all where it was fulfilled before
 */
public record PromiseTerms(
    Instant said, Instant due, BigDecimal owed, @Nullable Instant riskSince) {
  /**
   * Stands for a part of which another date is later than promised, and which was not at risk all
   * the same.
   */
  private static final Instant NO_RISK = Instant.ofEpochMilli(Long.MAX_VALUE);

  /** Whether as much is promised by the same time. */
  public boolean promisesTheSame(Instant otherDue, BigDecimal otherOwed) {
    return due.equals(otherDue) && owed.compareTo(otherOwed) == 0;
  }

  /** Whether another date says that the promise will not be kept. */
  public boolean runsRisk() {
    return riskSince != null && !riskSince.equals(NO_RISK);
  }

  /** The same, of which it was said too late to be a risk that it will not be kept. */
  public PromiseTerms withoutRisk() {
    return new PromiseTerms(said, due, owed, NO_RISK);
  }

  /**
   * When the part is late or at risk.
   *
   * @param fulfilled when the quantity was reached; {@link Instant#MAX} while it is not
   */
  public List<Interval> troubles(Instant fulfilled) {
    List<Interval> troubles = new ArrayList<>();
    if (riskSince != null) {
      Instant end = fulfilled.isBefore(due) ? fulfilled : due;
      if (riskSince.isBefore(end)) {
        troubles.add(new Interval(riskSince, end, Instant.MAX));
      }
    }
    if (lateFrom().isBefore(fulfilled)) {
      troubles.add(new Interval(lateFrom(), fulfilled, lateFrom()));
    }
    return troubles;
  }

  /** First instant at which what is missing is late. */
  Instant lateFrom() {
    return due.isBefore(said) ? said : due;
  }

  /** The earlier of two instants. */
  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /** The later of two instants. */
  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
