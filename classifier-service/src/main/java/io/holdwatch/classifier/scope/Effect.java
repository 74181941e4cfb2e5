package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.gate.VersionGate;
import io.holdwatch.contract.packet.ExceptionPacket;
import org.apache.avro.specific.SpecificRecord;

/** What one record leads to; the edge carries all effects of a record out in one transaction. */
public sealed interface Effect {
  /** Keep the newest fact of a record. */
  record Keep(String key, SpecificRecord fact) implements Effect {}

  /** Forget a record that was deleted long ago. */
  record Forget(String key) implements Effect {}

  /** Keep the state of an exception. */
  record Track(String exceptionId, Tracked tracked) implements Effect {}

  /** Write a packet. */
  record Emit(ExceptionPacket packet) implements Effect {}

  /** The record ends in this counter; every record has exactly one. */
  record Count(Verdict verdict) implements Effect {}

  /** Where a record ends. */
  enum Verdict {
    /** It changed what is known. */
    APPLIED,
    /** Dropped: an older version. */
    STALE,
    /** Dropped: known already. */
    DUPLICATE,
    /** Rejected: the same version with other content. */
    COLLISION;

    static Verdict of(VersionGate.Verdict gate) {
      return switch (gate) {
        case NEWS -> APPLIED;
        case STALE -> STALE;
        case DUPLICATE -> DUPLICATE;
        case COLLISION -> COLLISION;
      };
    }
  }
}
