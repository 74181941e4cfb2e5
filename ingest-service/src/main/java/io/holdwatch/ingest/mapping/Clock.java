package io.holdwatch.ingest.mapping;

/**
 * The clock domain of a source.
 *
 * @param domain name
 * @param live whether the wall clock ticks for it; otherwise marks in the stream move it
 */
public record Clock(String domain, boolean live) {
  /** How far a live event may be ahead of the wall clock. [ms] */
  public static final long AHEAD_MILLIS = 300_000;
}
