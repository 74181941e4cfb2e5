package io.holdwatch.classifier.approval;

/** Sub-reasons of APPROVAL_GAP; of several the first that holds. */
public enum ApprovalReason {
  /** Somebody has refused it. */
  REFUSED,
  /** It was granted and has run out. */
  EXPIRED,
  /** It was granted for less than the order is worth. */
  OVER_LIMIT,
  /** It was asked for and is not decided. */
  REQUESTED,
  /** Nobody has asked for it, in a scope that knows such approvals. */
  MISSING
}
