package io.holdwatch.routing.queue;

import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.cases.CaseStatus;
import io.holdwatch.routing.cases.Routed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who decides an exception, and until when.
 *
 * @param team team that owns the decision, or owned it
 * @param deadline when the decision is due
 * @param open whether the case is open
 * @param outcome outcome of the case; empty while it is open
 * @param spell spell of the exception [count from 1]
 * @param revision counts the changes of the case [count from 1]
 */
public record Owner(
    String team,
    @Nullable Instant deadline,
    boolean open,
    String outcome,
    int spell,
    long revision) {
  static Owner of(Case decided) {
    return new Owner(
        decided.getTeam(),
        decided.getDeadline(),
        decided.getStatus() != CaseStatus.CLOSED,
        decided.getOutcome().intern(),
        decided.getSpell(),
        decided.getRevision());
  }

  /** Whether policy resolved it without a person. */
  public boolean resolved() {
    return Routed.RESOLVED.equals(outcome);
  }

  boolean newerThan(@Nullable Owner other) {
    return other == null
        || spell > other.spell
        || (spell == other.spell && revision >= other.revision);
  }
}
