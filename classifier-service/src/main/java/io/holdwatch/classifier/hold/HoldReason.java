package io.holdwatch.classifier.hold;

/** Sub-reasons of HOLD_MISMATCH; the first that holds. */
public enum HoldReason {
  /** A held order reserves what a releasable order lacks. */
  HOARDS_STOCK,
  /** Policy blocks, the system of record does not. */
  MISSING,
  /** The cause of a hold has gone. */
  STALE,
  /** No cause of a hold was ever found. */
  UNEXPLAINED
}
