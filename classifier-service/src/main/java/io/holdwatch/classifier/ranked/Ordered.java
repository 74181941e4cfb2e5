package io.holdwatch.classifier.ranked;

/**
 * A rank of which two numbers nearly always tell the order. They lie in the tree itself, so that
 * the rank and what it refers to are read for ties only. {@code compareTo} must agree: first by
 * {@link #major()}, then by {@link #minor()}, then by whatever else.
 */
public interface Ordered {
  /** What counts first. */
  long major();

  /** What counts where that is the same. */
  long minor();
}
