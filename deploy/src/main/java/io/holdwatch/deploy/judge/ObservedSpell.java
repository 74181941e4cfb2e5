package io.holdwatch.deploy.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A spell as the product told it in {@code exceptions.packets}.
 *
 * @param order business key of the order
 * @param line line number; empty where the subject is the order
 * @param type exception type
 * @param subReason sub-reason of the packet that opened or reopened it
 * @param since since when the condition holds
 * @param openedAt when the spell was opened
 * @param endedAt when the condition ended; null while it is open
 * @param outcome how it ended; null while it is open
 */
public record ObservedSpell(
    String order,
    String line,
    String type,
    String subReason,
    Instant since,
    Instant openedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome) {}
