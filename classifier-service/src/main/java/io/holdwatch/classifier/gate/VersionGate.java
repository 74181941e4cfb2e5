package io.holdwatch.classifier.gate;

import io.holdwatch.contract.fact.Envelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whether a fact is news against the one that is kept of the same record. */
public final class VersionGate {
  /** What the gate says of a fact. */
  public enum Verdict {
    /** Newer, or the first of its record. */
    NEWS,
    /** The same version with the same content. */
    DUPLICATE,
    /** An older version. */
    STALE,
    /** The same version with other content. */
    COLLISION
  }

  private VersionGate() {}

  /**
   * Compares a fact with the kept one. Without a version the last arrival wins, and the same
   * content is a duplicate.
   *
   * @param kept envelope of the newest fact of the same record, or null where there is none
   */
  public static Verdict judge(@Nullable Envelope kept, Envelope arriving) {
    if (kept == null) {
      return Verdict.NEWS;
    }
    boolean sameContent =
        kept.getContentHash().equals(arriving.getContentHash()) && kept.getOp() == arriving.getOp();
    int order = compare(arriving.getVersion(), kept.getVersion());
    if (order > 0) {
      return Verdict.NEWS;
    }
    if (order < 0) {
      return Verdict.STALE;
    }
    if (sameContent) {
      return Verdict.DUPLICATE;
    }
    return arriving.getVersion().isEmpty() ? Verdict.NEWS : Verdict.COLLISION;
  }

  /** Compares versions number by number; a version that continues another is the newer one. */
  static int compare(List<Long> a, List<Long> b) {
    int common = Math.min(a.size(), b.size());
    for (int i = 0; i < common; i++) {
      int order = Long.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
