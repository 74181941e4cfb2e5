package io.holdwatch.audit.log;

import io.holdwatch.audit.tree.Hash;
import io.holdwatch.audit.tree.Tile;
import io.holdwatch.audit.tree.Tiles;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Tiles and entry bundles as files below "log/". */
final class TileFiles implements Tiles {
  private static final String LOG = "log/";

  private final Disk disk;

  TileFiles(Disk disk) {
    this.disk = disk;
  }

  @Override
  public List<Hash> hashes(int level, long index, int width) {
    ByteBuffer bytes = ByteBuffer.wrap(read(new TileName(level, index, width)));
    List<Hash> hashes = new ArrayList<>(width);
    while (hashes.size() < width && bytes.remaining() >= Hash.BYTES) {
      hashes.add(Hash.read(bytes));
    }
    if (hashes.size() < width) {
      throw new LogDamagedException(
          "tile " + new TileName(level, index, width).path() + " is too short");
    }
    return hashes;
  }

  /** The first entries of a bundle. */
  List<Leaf> entries(long index, int width) {
    TileName name = new TileName(TileName.ENTRIES, index, width);
    ByteBuffer bytes = ByteBuffer.wrap(read(name));
    List<Leaf> entries = new ArrayList<>(width);
    while (entries.size() < width) {
      int length = bytes.remaining() < 2 ? Integer.MAX_VALUE : bytes.getShort() & 0xffff;
      if (length > bytes.remaining()) {
        throw new LogDamagedException(
            "bundle " + name.path() + " ends within entry " + entries.size());
      }
      byte[] leaf = new byte[length];
      bytes.get(leaf);
      entries.add(Leaf.of(leaf));
    }
    return entries;
  }

  void write(Tile tile) {
    ByteBuffer bytes = ByteBuffer.allocate(tile.hashes().size() * Hash.BYTES);
    tile.hashes().forEach(hash -> hash.write(bytes));
    disk.replace(
        LOG + new TileName(tile.level(), tile.index(), tile.hashes().size()).path(), bytes.array());
  }

  void write(long index, List<Leaf> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Leaf leaf : entries) {
      bytes.write(leaf.length() >>> 8);
      bytes.write(leaf.length());
      bytes.writeBytes(leaf.bytes());
    }
    disk.replace(
        LOG + new TileName(TileName.ENTRIES, index, entries.size()).path(), bytes.toByteArray());
  }

  /** Removes the partial tiles of a place whose full tile is there and committed. */
  void deletePartials(int level, long index) {
    List<String> partials = new ArrayList<>();
    disk.list(LOG + new TileName(level, index, Tile.WIDTH).path() + ".p", partials::add);
    partials.forEach(disk::delete);
  }

  /**
   * Sets aside what a write that was never committed left behind, and removes partial tiles that
   * are superseded.
   */
  List<String> tidy(long size) {
    List<String> setAside = new ArrayList<>();
    List<String> superseded = new ArrayList<>();
    disk.list(
        LOG + "tile",
        file ->
            TileName.parse(file.substring(LOG.length()))
                .ifPresent(
                    name -> {
                      if (name.covers() > size) {
                        setAside.add(file);
                      } else if (name.width() < Tile.WIDTH && name.full().covers() <= size) {
                        superseded.add(file);
                      }
                    }));
    setAside.forEach(disk::setAside);
    superseded.forEach(disk::delete);
    return setAside;
  }

  /** A partial tile may have been superseded by the full one, whose first part it is. */
  private byte[] read(TileName name) {
    return disk.read(LOG + name.path())
        .or(() -> disk.read(LOG + name.full().path()))
        .orElseThrow(
            () -> new LogDamagedException("file " + name.path() + " of the log is missing"));
  }
}
