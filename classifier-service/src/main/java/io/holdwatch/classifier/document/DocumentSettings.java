package io.holdwatch.classifier.document;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long papers may take.
 *
 * @param proofWithin proof of delivery after the delivery; null: for ever
 * @param despatchWithin despatch advice after the shipment has left; null: for ever
 */
public record DocumentSettings(@Nullable Duration proofWithin, @Nullable Duration despatchWithin) {}
