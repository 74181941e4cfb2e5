package io.holdwatch.deploy.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which an order's shipment really was delayed, long enough to be told.
 *
 * @param order business key of the order
 * @param line empty: the subject is the order
 * @param type SHIPMENT_DELAY
 * @param subReason sub-reason at the opening
 * @param since when the order became late or at risk
 * @param openedAt since plus the settling time
 * @param endedAt when it ceased to be so; null: it had not at the horizon
 * @param outcome LATE or CAUSE_GONE; null while it lasts
 */
public record TrueSpell(
    String order,
    String line,
    String type,
    String subReason,
    Instant since,
    Instant openedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome) {}
