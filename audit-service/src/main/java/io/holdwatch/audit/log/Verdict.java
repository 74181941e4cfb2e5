package io.holdwatch.audit.log;

/** What becomes of a record of {@code audit.log}: exactly one of these. */
public sealed interface Verdict {

  /** It is the next leaf. */
  record Appended() implements Verdict {}

  /** Its origin's high-water mark covers it: it is a leaf already. */
  record Duplicate() implements Verdict {}

  /**
   * It cannot be a leaf and is kept apart.
   *
   * @param reason why, as a metric tells it
   * @param message what is wrong, naming field and value
   */
  record Rejected(Reason reason, String message) implements Verdict {}

  /** Why a record is kept apart. */
  enum Reason {
    /** No audit entry: wrong format, unknown schema, no value. */
    UNREADABLE,
    /** The leaf is not canonical JSON, or too long. */
    NOT_CANONICAL,
    /** A field of the leaf differs from the same field of the record. */
    MISMATCH,
    /** Its sequence is one of those that were missing when later ones became leaves. */
    LATE
  }
}
