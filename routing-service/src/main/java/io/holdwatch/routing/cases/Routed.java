package io.holdwatch.routing.cases;

import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.routed.RoutedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a packet led to.
 *
 * @param routing the exception's new state; null where nothing changed
 * @param records what the owners get, in order
 * @param changed the case after it; null where nothing changed
 * @param droppedBecause why nothing was routed; null where something was
 */
public record Routed(
    @Nullable Routing routing,
    List<RoutedException> records,
    @Nullable Case changed,
    @Nullable String droppedBecause) {
  /** Outcome of a case that policy resolved without a person. */
  public static final String RESOLVED = "RESOLVED_AUTOMATICALLY";

  /** Whether policy resolved it without a person: nobody gets a record, the log does. */
  public boolean resolved() {
    return changed != null && RESOLVED.equals(changed.getOutcome());
  }

  static Routed dropped(String because) {
    return new Routed(null, List.of(), null, because);
  }
}
