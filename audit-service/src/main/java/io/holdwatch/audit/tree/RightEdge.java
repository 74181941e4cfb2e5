package io.holdwatch.audit.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The right edge of a tree: per level the hashes of the tile that is not full yet. All that growing
 * needs.
 *
 * <p>Not safe for use by several threads.
 */
public final class RightEdge {
  private final List<List<Hash>> levels = new ArrayList<>();
  private long size;

  /** The edge of a tree without leaves. */
  public RightEdge() {}

  /**
   * The edge of a tree of this size.
   *
   * @param size number of leaves
   * @param tiles where the edge's tiles are read from
   */
  public static RightEdge of(long size, Tiles tiles) {
    RightEdge edge = new RightEdge();
    edge.size = size;
    int level = 0;
    for (long nodes = size; nodes > 0; nodes /= Tile.WIDTH, level++) {
      int width = (int) (nodes % Tile.WIDTH);
      edge.levels.add(
          width == 0
              ? new ArrayList<>()
              : new ArrayList<>(tiles.hashes(level, nodes / Tile.WIDTH, width)));
    }
    return edge;
  }

  /** Number of leaves. */
  public long size() {
    return size;
  }

  /**
   * Adds leaves.
   *
   * @return every tile that became full and, as they are afterwards, the tiles that are not full
   *     and have changed
   */
  public List<Tile> append(List<Hash> leaves) {
    List<Tile> changed = new ArrayList<>();
    List<Hash> added = leaves;
    long nodes = size;
    for (int level = 0; !added.isEmpty(); level++) {
      added = append(level, nodes, added, changed);
      nodes /= Tile.WIDTH;
    }
    size += leaves.size();
    return changed;
  }

  private List<Hash> append(int level, long nodes, List<Hash> added, List<Tile> changed) {
    if (levels.size() == level) {
      levels.add(new ArrayList<>());
    }
    List<Hash> hashes = levels.get(level);
    List<Hash> parents = new ArrayList<>();
    long index = nodes / Tile.WIDTH;
    for (Hash hash : added) {
      hashes.add(hash);
      if (hashes.size() == Tile.WIDTH) {
        changed.add(new Tile(level, index++, hashes));
        parents.add(Peaks.root(hashes));
        hashes.clear();
      }
    }
    if (!hashes.isEmpty()) {
      changed.add(new Tile(level, index, hashes));
    }
    return parents;
  }

  /** Root hash of the tree. */
  public Hash root() {
    Deque<Hash> peaks = new ArrayDeque<>();
    for (int level = levels.size() - 1; level >= 0; level--) {
      peaks.addAll(Peaks.of(levels.get(level)));
    }
    if (peaks.isEmpty()) {
      return Hash.EMPTY;
    }
    Hash root = peaks.removeLast();
    while (!peaks.isEmpty()) {
      root = Hash.node(peaks.removeLast(), root);
    }
    return root;
  }
}
