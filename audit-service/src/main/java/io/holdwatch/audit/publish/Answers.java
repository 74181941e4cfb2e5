package io.holdwatch.audit.publish;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What the HTTP interface answers, field by field as JSON has it. */
final class Answers {
  private Answers() {}

  /**
   * State of the log.
   *
   * @param size number of leaves
   * @param rootHash Base64
   * @param nextOffset Kafka offset to read next
   * @param missing gaps in the sequences of origins
   * @param rejected records that were kept apart, ever
   */
  @Serdeable
  record Status(
      long size, String rootHash, long nextOffset, List<Missing> missing, long rejected) {}

  /**
   * Missing sequences of an origin.
   *
   * @param origin whose
   * @param from first
   * @param to last
   */
  @Serdeable
  record Missing(String origin, long from, long to) {}

  /**
   * An entry and the proof that the log holds it.
   *
   * @param index its index
   * @param size size of the tree that the proof leads to
   * @param leafHash Base64
   * @param leaf the bytes of the leaf as text
   * @param proof inclusion proof of RFC 6962, Base64, from the leaf upward
   * @param checkpoint signed checkpoint of that tree
   */
  @Serdeable
  record Entry(
      long index, long size, String leafHash, String leaf, List<String> proof, String checkpoint) {}

  /**
   * That one tree begins with another.
   *
   * @param from size of the earlier tree
   * @param to size of the later tree
   * @param proof consistency proof of RFC 6962, Base64
   */
  @Serdeable
  record Consistency(long from, long to, List<String> proof) {}

  /**
   * An error after RFC 9457.
   *
   * @param title what kind of error
   * @param status HTTP status
   * @param detail field, value and mend
   */
  @Serdeable
  record Problem(String title, int status, String detail) {}
}
