package io.holdwatch.classifier.anomaly;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What a policy pack sets.
 *
 * @param duplicateWithin how long before an order another one with its purchase order number counts
 * @param history least number of earlier lines from which one knows what is usual
 * @param least least deviation that counts as usual [fraction of the median]
 * @param spread usual deviations from which on a quantity is unusual
 */
public record AnomalySettings(
    Duration duplicateWithin, int history, BigDecimal least, BigDecimal spread) {}
