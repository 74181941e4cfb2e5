package io.holdwatch.classifier.exception;

import io.holdwatch.contract.packet.Outcome;
import java.time.Instant;

/** What became of an exception in one look at it. */
public sealed interface Step {
  /** A spell was opened. */
  record Opened(int spell, Instant since, Instant openedAt) implements Step {}

  /** A spell ended. */
  record Closed(int spell, Instant since, Instant openedAt, Instant endedAt, Outcome outcome)
      implements Step {}
}
