package io.holdwatch.audit.tree;

import java.util.ArrayList;
import java.util.List;

/** The roots of the perfect trees that a run of hashes falls into, the largest first. */
final class Peaks {
  private Peaks() {}

  static List<Hash> of(List<Hash> hashes) {
    List<Hash> peaks = new ArrayList<>();
    int from = 0;
    while (from < hashes.size()) {
      int length = Integer.highestOneBit(hashes.size() - from);
      peaks.add(root(hashes.subList(from, from + length)));
      from += length;
    }
    return peaks;
  }

  /** Root over a number of hashes that is a power of two. */
  static Hash root(List<Hash> hashes) {
    List<Hash> row = hashes;
    while (row.size() > 1) {
      List<Hash> above = new ArrayList<>(row.size() / 2);
      for (int i = 0; i < row.size(); i += 2) {
        above.add(Hash.node(row.get(i), row.get(i + 1)));
      }
      row = above;
    }
    return row.getFirst();
  }
}
