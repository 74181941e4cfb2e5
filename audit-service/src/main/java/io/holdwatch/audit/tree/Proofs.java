package io.holdwatch.audit.tree;

import java.util.ArrayList;
import java.util.List;

/** Inclusion and consistency proofs of RFC 6962, sections 2.1.1 and 2.1.2, made from tiles. */
public final class Proofs {
  private static final int HEIGHT = 8;

  private final long size;
  private final Tiles tiles;

  /**
   * Proofs for the tree of a size.
   *
   * @param size number of leaves
   * @param tiles tiles of a tree of this or a greater size
   */
  public Proofs(long size, Tiles tiles) {
    this.size = size;
    this.tiles = tiles;
  }

  /**
   * PATH(index, D[size]): the hashes that lead from a leaf to the root, the lowest first.
   *
   * @throws IllegalArgumentException where the tree has no such leaf
   */
  public List<Hash> inclusion(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("index " + index + " is not below the size " + size);
    }
    List<Hash> proof = new ArrayList<>();
    inclusion(index, 0, size, proof);
    return proof;
  }

  /**
   * PROOF(from, D[size]): the hashes that show that the first leaves are those of an earlier tree.
   *
   * @param from size of the earlier tree, 1 to the size of this one
   * @throws IllegalArgumentException for another size
   */
  public List<Hash> consistency(long from) {
    if (from < 1 || from > size) {
      throw new IllegalArgumentException("from " + from + " is not within 1 and the size " + size);
    }
    List<Hash> proof = new ArrayList<>();
    if (from < size) {
      consistency(from, 0, size, true, proof);
    }
    return proof;
  }

  /** Root hash of the tree. */
  public Hash root() {
    return size == 0 ? Hash.EMPTY : hash(0, size);
  }

  private void inclusion(long index, long start, long end, List<Hash> proof) {
    if (end - start == 1) {
      return;
    }
    long middle = start + left(end - start);
    if (index < middle) {
      inclusion(index, start, middle, proof);
      proof.add(hash(middle, end));
    } else {
      inclusion(index, middle, end, proof);
      proof.add(hash(start, middle));
    }
  }

  private void consistency(long from, long start, long end, boolean whole, List<Hash> proof) {
    if (from == end) {
      if (!whole) {
        proof.add(hash(start, end));
      }
      return;
    }
    long middle = start + left(end - start);
    if (from <= middle) {
      consistency(from, start, middle, whole, proof);
      proof.add(hash(middle, end));
    } else {
      consistency(from, middle, end, false, proof);
      proof.add(hash(start, middle));
    }
  }

  /** MTH(D[start:end]); every left part of RFC 6962 starts at a multiple of its own length. */
  private Hash hash(long start, long end) {
    long length = end - start;
    if (Long.bitCount(length) == 1) {
      return perfect(start, Long.numberOfTrailingZeros(length));
    }
    long middle = start + left(length);
    return Hash.node(hash(start, middle), hash(middle, end));
  }

  private Hash perfect(long start, int height) {
    int level = height / HEIGHT;
    int count = 1 << (height % HEIGHT);
    long node = start >>> (level * HEIGHT);
    int within = (int) (node % Tile.WIDTH);
    long nodes = size >>> (level * HEIGHT);
    long index = node / Tile.WIDTH;
    int width = (int) Math.min(Tile.WIDTH, nodes - index * Tile.WIDTH);
    return Peaks.root(tiles.hashes(level, index, width).subList(within, within + count));
  }

  /** The largest power of two below a number that is greater than one. */
  private static long left(long length) {
    return Long.highestOneBit(length - 1);
  }
}
