package io.holdwatch.classifier.exception;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.ExceptionKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a rule says of one exception: when its condition holds, and what is found then. */
public interface Condition {
  /** Which exception it is the condition of. */
  ExceptionKey key();

  /**
   * Disjoint times in which the condition holds, in order, as far as today's facts tell.
   *
   * @param life of the exception so far
   * @param changed event time of what led to the look
   */
  List<Interval> timeline(Life life, Instant changed);

  /** Whether what holds now is told at once, without waiting for the settling time. */
  boolean pressing();

  /** The finding at an instant of the timeline; empty where it does not hold then. */
  Optional<Finding> at(Instant instant);
}
