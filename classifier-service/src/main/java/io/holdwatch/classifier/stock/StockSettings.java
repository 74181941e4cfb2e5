package io.holdwatch.classifier.stock;

import java.time.Duration;

/**
 * What a policy pack sets for the stock.
 *
 * @param unconfirmedBefore how long before its wave a covered line must have its reservation
 */
public record StockSettings(Duration unconfirmedBefore) {}
