package io.holdwatch.classifier.stock;

import io.holdwatch.classifier.finding.Hierarchy;
import java.time.Duration;

/**
 * What a policy pack sets for the stock.
 *
 * @param unconfirmedBefore how long before its wave a covered line must have its reservation
 * @param confirmBefore how long before its day a supply must have been confirmed
 * @param onHand which system is believed where several tell what is in a pool
 */
public record StockSettings(Duration unconfirmedBefore, Duration confirmBefore, Hierarchy onHand) {}
