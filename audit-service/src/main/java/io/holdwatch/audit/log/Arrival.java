package io.holdwatch.audit.log;

/** One record of {@code audit.log} as it was read. */
public sealed interface Arrival {
  /** Its Kafka offset. */
  long offset();

  /**
   * A record whose envelope could be read.
   *
   * @param offset Kafka offset
   * @param origin "service/partition-or-instance/generation"
   * @param sequence dense within the origin, from 1
   * @param kind kind of decision
   * @param decisionId decision id
   * @param leaf bytes of the leaf
   */
  record Entry(long offset, String origin, long sequence, String kind, String decisionId, Leaf leaf)
      implements Arrival {}

  /**
   * A record that is no audit entry.
   *
   * @param offset Kafka offset
   * @param value its bytes, as they were
   * @param message what is wrong with it
   */
  record Unreadable(long offset, Leaf value, String message) implements Arrival {}
}
