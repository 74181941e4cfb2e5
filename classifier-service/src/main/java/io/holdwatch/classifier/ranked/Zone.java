package io.holdwatch.classifier.ranked;

/** Where the slack of a line lies between its two boundaries. */
public enum Zone {
  /** At the upper boundary or above it. */
  COVERED,
  /** Below the upper boundary, and not below the lower one. */
  NEAR,
  /** Below both. */
  SHORT
}
