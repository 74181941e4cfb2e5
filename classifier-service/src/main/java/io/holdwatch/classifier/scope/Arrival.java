package io.holdwatch.classifier.scope;

import java.time.Instant;
import java.util.Optional;

/**
 * How a record came in.
 *
 * @param more what follows it and is concluded together with it
 * @param published when the change was published upstream; for latency, never for decisions
 */
public record Arrival(More more, Optional<Instant> published) {
  /** What follows a record. */
  public enum More {
    /** Nothing that belongs to it. */
    NOTHING,
    /** More facts of the same change: half a change is no state of its source. */
    OF_CHANGE,
    /** Other changes that were read together with it. */
    OF_BATCH
  }

  /** A record that stands alone and that nobody measures. */
  public static Arrival alone() {
    return new Arrival(More.NOTHING, Optional.empty());
  }
}
