package io.holdwatch.deploy.truth;

/**
 * What was wrong with a subject at one instant.
 *
 * @param type exception type
 * @param pressing whether it is told at once, without waiting for the settling time
 */
record Wrong(String type, String subReason, boolean pressing) {
  /** Something that is told once it has lasted. */
  Wrong(String type, String subReason) {
    this(type, subReason, false);
  }
}
