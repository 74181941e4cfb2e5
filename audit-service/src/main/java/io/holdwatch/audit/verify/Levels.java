package io.holdwatch.audit.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the tiles of every level from the hashes of the leaves and compares them with the
 * files.
 */
final class Levels {
  private static final int WIDTH = 256;
  private static final int HASH = 32;

  private final LogFiles files;
  private final Findings findings;
  private final long size;
  private final List<List<byte[]>> levels = new ArrayList<>();
  private final Map<Integer, Place> checked = new HashMap<>();
  private final Map<Integer, BitSet> widths = new HashMap<>();

  Levels(LogFiles files, long size, Findings findings) {
    this.files = files;
    this.size = size;
    this.findings = findings;
  }

  /** Adds the hash of the next leaf. */
  void add(long index, byte[] leafHash) throws IOException {
    add(0, index, leafHash);
  }

  private void add(int level, long node, byte[] hash) throws IOException {
    if (levels.size() == level) {
      levels.add(new ArrayList<>());
    }
    List<byte[]> hashes = levels.get(level);
    hashes.add(hash);
    if (hashes.size() == WIDTH) {
      if (level > 0) {
        compare(new Place(level, node / WIDTH, WIDTH), concatenated(hashes), null);
      }
      Roots root = new Roots();
      hashes.forEach(root::add);
      byte[] parent = java.util.Base64.getDecoder().decode(root.root());
      hashes.clear();
      add(level + 1, node / WIDTH, parent);
    }
  }

  /**
   * Checks the partial tiles of a tree size for which there was a checkpoint, at the moment that
   * size is reached.
   */
  void partials(long reached, @Nullable Bundle bundle) throws IOException {
    for (int level = -1; level < levels.size(); level++) {
      long nodes = reached >> (8 * Math.max(level, 0));
      int width = (int) (nodes % WIDTH);
      Place place = new Place(level, nodes / WIDTH, Math.max(width, 1));
      if (width == 0 || place.equals(checked.put(level, place))) {
        continue;
      }
      boolean edge = place.full().needs() > size;
      if (edge) {
        widths.computeIfAbsent(level, each -> new BitSet()).set(width);
      }
      if (files.exists(place)) {
        if (level >= 0) {
          compare(place, concatenated(levels.get(level)), null);
        } else if (bundle != null && bundle.count() >= width) {
          compare(place, bundle.first(width), bundle);
        }
      } else if (edge && !files.exists(place.full())) {
        findings.problem(
            place.path(), "is missing; the checkpoint of " + reached + " entries needs it");
        findings.bad(
            new Verification.BadEntry((place.index() * WIDTH) << (8 * Math.max(level, 0)), "", 0));
      }
    }
  }

  /** Whether a partial tile at the right edge belongs to a historic checkpoint. */
  boolean historic(Place place) {
    BitSet known = widths.get(place.level());
    return known != null && known.get(place.width());
  }

  private void compare(Place place, byte[] expected, @Nullable Bundle bundle) throws IOException {
    byte @Nullable [] found = files.read(place);
    int at = found == null ? 0 : Arrays.mismatch(found, expected);
    if (at < 0 || (found == null && place.width() < WIDTH && files.exists(place.full()))) {
      return;
    }
    long node = place.index() * WIDTH + Math.min(at / HASH, place.width() - 1);
    long entry = bundle == null ? node << (8 * Math.max(place.level(), 0)) : bundle.entryAt(at);
    findings.problem(
        place.path(),
        found == null
            ? "is missing"
            : "is not what the entries give, from byte "
                + at
                + ", which belongs to entry "
                + entry);
    findings.bad(
        bundle == null || entry % WIDTH >= bundle.count()
            ? new Verification.BadEntry(entry, "", 0)
            : Entries.describe(entry, bundle.entry((int) (entry % WIDTH))));
  }

  private static byte[] concatenated(List<byte[]> hashes) {
    byte[] all = new byte[hashes.size() * HASH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i), 0, all, i * HASH, HASH);
    }
    return all;
  }
}
