package io.holdwatch.audit.log;

import io.holdwatch.audit.tree.Hash;
import java.util.List;

/**
 * The log as it was last committed.
 *
 * @param size number of leaves
 * @param root root hash of the tree
 * @param note the signed checkpoint
 * @param nextOffset Kafka offset to read next
 * @param missing gaps in the sequences of origins
 * @param rejected records that were kept apart, ever
 */
public record Head(
    long size, Hash root, String note, long nextOffset, List<Gap> missing, long rejected) {
  /** Copies the gaps. */
  public Head {
    missing = List.copyOf(missing);
  }
}
