package io.holdwatch.audit.note;

import io.holdwatch.audit.tree.Hash;

/**
 * A tree head after C2SP tlog-checkpoint.
 *
 * @param origin which log
 * @param size number of leaves
 * @param root root hash of a tree of that size
 */
public record Checkpoint(String origin, long size, Hash root) {

  /** The three lines that are signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }
}
