package io.holdwatch.classifier.stock;

import java.time.Duration;

/**
 * What a policy pack sets for the stock.
 *
 * @param unconfirmedBefore how long before its wave a covered line must have its reservation
 * @param confirmBefore how long before its day a supply must have been confirmed
 */
public record StockSettings(Duration unconfirmedBefore, Duration confirmBefore) {}
