package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.contact.Contact;
import java.util.List;
import java.util.Optional;

/** What becomes of one change; every change becomes exactly one of these. */
public sealed interface Outcome {
  /**
   * The change was read.
   *
   * @param facts in the order of the mapping; may be empty where only contacts result
   * @param contacts personal fields by subject
   * @param snapshot where the change stands in a snapshot of its source
   */
  record Mapped(List<Fact> facts, List<PersonalFields> contacts, SnapshotPlace snapshot)
      implements Outcome {}

  /**
   * The change is bad input.
   *
   * @param reason code
   * @param at field, or "byte N"
   * @param message names the value and the mend
   * @param mapping source name of the mapping that refused it; "-" where none matched
   */
  record Rejection(Reason reason, String at, String message, String mapping) implements Outcome {}

  /**
   * The change is well-formed and says nothing that is wanted.
   *
   * @param reason one word for the counter: tombstone, table, delete
   * @param snapshot where the change stands in a snapshot of its source
   */
  record Ignored(String reason, SnapshotPlace snapshot) implements Outcome {}

  /**
   * Personal fields of one subject.
   *
   * @param subject key of the compacted topic
   * @param contact the fields; empty: erased
   */
  record PersonalFields(String subject, Optional<Contact> contact) {}
}
