package io.holdwatch.audit.log;

import io.holdwatch.audit.tree.Tile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a tile or entry bundle: {@code tile/<L>/<N>[.p/<W>]}, after C2SP tlog-tiles.
 *
 * @param level 0 to 7 for hashes, {@link #ENTRIES} for an entry bundle
 * @param index number within the level, from 0
 * @param width 1 to 256; less than 256 is partial
 */
public record TileName(int level, long index, int width) {
  /** Stands for the level of entry bundles. */
  public static final int ENTRIES = -1;

  private static final Pattern PATH =
      Pattern.compile("tile/(entries|[0-7])/((?:x\\d{3}/){0,5})(\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

  /**
   * The tile that a path names; empty for any path that does not name one in its only right form.
   */
  public static Optional<TileName> parse(String path) {
    Matcher parts = PATH.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
    long index = Long.parseLong(parts.group(2).replaceAll("[x/]", "") + parts.group(3));
    int width = parts.group(4) == null ? Tile.WIDTH : Integer.parseInt(parts.group(4));
    TileName name = new TileName(level, index, width);
    return width <= Tile.WIDTH && name.path().equals(path) ? Optional.of(name) : Optional.empty();
  }

  /** The path below the log's folder or address. */
  public String path() {
    StringBuilder number = new StringBuilder("%03d".formatted(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, "x%03d/".formatted(rest % 1000));
    }
    return "tile/"
        + (level == ENTRIES ? "entries" : Integer.toString(level))
        + "/"
        + number
        + (width == Tile.WIDTH ? "" : ".p/" + width);
  }

  /** The full tile of the same place. */
  public TileName full() {
    return new TileName(level, index, Tile.WIDTH);
  }

  /** Number of leaves of the smallest tree that has this tile. */
  public long covers() {
    long nodes = index * Tile.WIDTH + width;
    int shift = 8 * Math.max(level, 0);
    return nodes > (Long.MAX_VALUE >> shift) ? Long.MAX_VALUE : nodes << shift;
  }
}
