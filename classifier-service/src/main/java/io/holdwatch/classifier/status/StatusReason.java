package io.holdwatch.classifier.status;

/** Sub-reasons of STATUS_MISMATCH, of which the first that holds tells. */
public enum StatusReason {
  /** One says that it is cancelled, the other does not. */
  CANCELLED,
  /** One says that goods have left, the other that none have. */
  STAGE,
  /** Both say that goods have left, but not how many. */
  QUANTITY,
  /** The estimate is far from the order's own date. */
  ETA
}
