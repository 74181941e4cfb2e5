package io.holdwatch.audit.verify;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The root hash of everything added so far, from one hash per bit of the count. */
final class Roots {
  private final List<byte[]> peaks = new ArrayList<>();
  private long count;

  void add(byte[] leafHash) {
    byte[] hash = leafHash;
    for (long bits = count; (bits & 1) == 1; bits >>= 1) {
      hash = Sha256.node(peaks.removeLast(), hash);
    }
    peaks.add(hash);
    count++;
  }

  /** Root hash in Base64. */
  String root() {
    byte[] root = peaks.isEmpty() ? Sha256.of() : peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = Sha256.node(peaks.get(i), root);
    }
    return Base64.getEncoder().encodeToString(root);
  }
}
