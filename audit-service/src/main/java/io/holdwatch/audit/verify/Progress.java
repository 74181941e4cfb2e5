package io.holdwatch.audit.verify;

/** Told how far a long verification is. */
@FunctionalInterface
public interface Progress {
  /**
   * Called once per 256 entries.
   *
   * @param entries entries checked so far
   * @param of entries that the newest checkpoint covers
   */
  void at(long entries, long of);
}
