package io.holdwatch.audit.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a file of the log belongs, by the path rule of C2SP tlog-tiles.
 *
 * @param level level of hashes, or -1 for entries
 * @param index number within the level
 * @param width 1 to 256
 */
record Place(int level, long index, int width) {
  private static final Pattern PATH =
      Pattern.compile("tile/(entries|[0-7])/((?:x\\d{3}/)*)(\\d{3})(?:\\.p/(\\d{1,3}))?");
  private static final int FULL = 256;

  static @Nullable Place of(String path) {
    Matcher parts = PATH.matcher(path);
    if (path.length() > 64 || !parts.matches()) {
      return null;
    }
    int level = parts.group(1).equals("entries") ? -1 : Integer.parseInt(parts.group(1));
    String digits = parts.group(2).replace("x", "").replace("/", "") + parts.group(3);
    int width = parts.group(4) == null ? FULL : Integer.parseInt(parts.group(4));
    if (digits.length() > 15 || width < 1 || width > FULL) {
      return null;
    }
    Place place = new Place(level, Long.parseLong(digits), width);
    return place.path().equals(path) ? place : null;
  }

  String path() {
    String digits = Long.toString(index);
    String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
    StringBuilder number = new StringBuilder();
    for (int at = 0; at < padded.length(); at += 3) {
      boolean last = at + 3 == padded.length();
      number.append(last ? "" : "x").append(padded, at, at + 3).append(last ? "" : "/");
    }
    return "tile/"
        + (level < 0 ? "entries" : level)
        + "/"
        + number
        + (width == FULL ? "" : ".p/" + width);
  }

  Place full() {
    return new Place(level, index, FULL);
  }

  /** Leaves of the smallest tree that has it; the largest number where no tree can. */
  long needs() {
    long nodes = index * FULL + width;
    int shift = level < 0 ? 0 : 8 * level;
    return shift >= Long.numberOfLeadingZeros(nodes) ? Long.MAX_VALUE : nodes << shift;
  }
}
