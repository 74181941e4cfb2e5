package io.holdwatch.deploy.truth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which something really was wrong with an order or a line, long enough to be told.
 *
 * @param order business key of the order
 * @param line line number; empty: the subject is the order
 * @param type exception type
 * @param subReason sub-reason at the opening
 * @param since when it began
 * @param openedAt since plus the type's settling time, or when it pressed before
 * @param endedAt when it ceased to be so; null: it had not at the horizon
 * @param outcome LATE, CAUSE_GONE or SUPERSEDED; null while it lasts
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
