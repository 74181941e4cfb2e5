package io.holdwatch.audit.tree;

import java.util.List;

/** Where the tiles of a tree are read from. */
@FunctionalInterface
public interface Tiles {
  /**
   * The first hashes of a tile.
   *
   * @param level 0 for hashes of leaves
   * @param index number of the tile within its level
   * @param width how many hashes, 1 to {@link Tile#WIDTH}
   */
  List<Hash> hashes(int level, long index, int width);
}
