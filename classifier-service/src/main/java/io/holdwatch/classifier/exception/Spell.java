package io.holdwatch.classifier.exception;

import io.holdwatch.contract.packet.Outcome;
import java.time.Instant;

/**
 * A spell that is over.
 *
 * @param since when its condition began
 * @param ended when its condition ended
 * @param outcome how it ended
 */
public record Spell(Instant since, Instant ended, Outcome outcome) {
  /** Whether the two half-open times have an instant in common. */
  boolean overlaps(Interval interval) {
    return since.isBefore(interval.end()) && interval.start().isBefore(ended);
  }
}
