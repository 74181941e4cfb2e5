package io.holdwatch.routing.queue;

import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.cases.CaseStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who decides an exception, and until when.
 *
 * @param team team that owns the decision, or owned it
 * @param deadline when the decision is due
 * @param open whether the case is open
 * @param spell spell of the exception [count from 1]
 * @param revision counts the changes of the case [count from 1]
 */
public record Owner(
    String team, @Nullable Instant deadline, boolean open, int spell, long revision) {
  static Owner of(Case decided) {
    return new Owner(
        decided.getTeam(),
        decided.getDeadline(),
        decided.getStatus() != CaseStatus.CLOSED,
        decided.getSpell(),
        decided.getRevision());
  }

  boolean newerThan(@Nullable Owner other) {
    return other == null
        || spell > other.spell
        || (spell == other.spell && revision >= other.revision);
  }
}
