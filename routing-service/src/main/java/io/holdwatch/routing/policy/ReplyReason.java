package io.holdwatch.routing.policy;

/** Why an order stands as it does, as an answer to its customer would say it. */
public enum ReplyReason {
  /** It is being prepared, and nothing is wrong. */
  IN_PREPARATION,
  /** It has left. */
  SHIPPED,
  /** It has arrived, or is invoiced or closed. */
  COMPLETE,
  /** It is cancelled. */
  CANCELLED,
  /** When it comes is changing. */
  LATE_CHANGE,
  /** What was agreed is disputed. */
  CONTRACT_DISPUTE,
  /** What it costs is in question. */
  PRICING,
  /** Sources disagree. */
  SOURCES_DISAGREE,
  /** What is known is too old. */
  SOURCES_STALE,
  /** Something else is wrong with it, and its owner decides. */
  UNDER_REVIEW,
  /** It is not known which order is meant. */
  UNKNOWN_ORDER
}
