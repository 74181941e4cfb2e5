package io.holdwatch.ingest.edge;

import java.util.Set;

/** Tells the other running instances of a new epoch. */
interface EpochShare {
  /**
   * Returns when every running instance has done what the epoch asks for, or after a while.
   *
   * @return instances that have not; empty where all have
   */
  Set<String> share(String source, long epoch);
}
