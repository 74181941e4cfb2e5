package io.holdwatch.classifier.exception;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The life of one exception so far.
 *
 * @param phase where it stands
 * @param since when the running condition began; null while nothing runs
 * @param openedAt when the open spell was opened; null while none is open
 * @param broken whether a promise was broken in the running condition
 * @param spells spells that are over, oldest first; those that were never true included
 * @param revision packets written so far [count]
 */
public record Life(
    Phase phase,
    @Nullable Instant since,
    @Nullable Instant openedAt,
    boolean broken,
    List<Spell> spells,
    long revision) {
  /** Where the exception stands. */
  public enum Phase {
    /** No condition. */
    QUIET,
    /** The condition holds and has not outlasted the settling time. */
    SETTLING,
    /** A spell is open. */
    OPEN
  }

  /** An exception that nobody has heard of. */
  public static final Life NONE = new Life(Phase.QUIET, null, null, false, List.of(), 0);

  /** Ordinal of the spell that is open, or was opened last. [count from 1; 0 before the first] */
  public int spell() {
    return spells.size() + (phase == Phase.OPEN ? 1 : 0);
  }

  /** The same life after so many packets. */
  public Life withRevision(long packets) {
    return new Life(phase, since, openedAt, broken, spells, packets);
  }
}
