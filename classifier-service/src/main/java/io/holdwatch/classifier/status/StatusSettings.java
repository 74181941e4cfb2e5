package io.holdwatch.classifier.status;

import java.time.Duration;

/**
 * What a policy pack sets.
 *
 * @param etaTolerance how far an estimate may lie from the order's own date
 */
public record StatusSettings(Duration etaTolerance) {}
