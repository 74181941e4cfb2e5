package io.holdwatch.classifier.scope;

import java.time.Instant;
import java.util.Optional;

/**
 * How a record came in.
 *
 * @param more whether more facts of the same change follow; conclusions wait for the last one
 * @param published when the change was published upstream; for latency, never for decisions
 */
public record Arrival(boolean more, Optional<Instant> published) {}
