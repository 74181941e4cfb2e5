package io.holdwatch.audit.log;

/**
 * Sequences of an origin that never arrived, although later ones did.
 *
 * @param origin whose
 * @param from first missing sequence
 * @param to last missing sequence
 */
public record Gap(String origin, long from, long to) {

  /** How many are missing. */
  public long count() {
    return to - from + 1;
  }
}
