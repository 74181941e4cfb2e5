package io.holdwatch.classifier.scope;

import java.time.Instant;
import java.util.Optional;

/**
 * How a record came in.
 *
 * @param published when the change was published upstream; for latency, never for decisions
 */
public record Arrival(Optional<Instant> published) {}
