package io.holdwatch.audit.tree;

import java.util.List;

/**
 * Consecutive hashes of one level, as C2SP tlog-tiles cuts the tree: at level 0 of leaves, above it
 * of full tiles.
 *
 * @param level 0 for hashes of leaves
 * @param index number of the tile within its level, from 0
 * @param hashes 1 to {@link #WIDTH} hashes
 */
public record Tile(int level, long index, List<Hash> hashes) {
  /** Hashes of a full tile. */
  public static final int WIDTH = 256;

  /** Copies the hashes. */
  public Tile {
    hashes = List.copyOf(hashes);
    if (hashes.isEmpty() || hashes.size() > WIDTH) {
      throw new IllegalArgumentException(
          "a tile holds 1 to " + WIDTH + " hashes, not " + hashes.size());
    }
  }

  /** Whether it holds {@link #WIDTH} hashes and so never changes again. */
  public boolean full() {
    return hashes.size() == WIDTH;
  }
}
