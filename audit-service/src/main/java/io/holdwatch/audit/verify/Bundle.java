package io.holdwatch.audit.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of one bundle, compared with the hashes that the log stores for them. */
final class Bundle {
  private static final int HASH = 32;

  private final long start;
  private final byte[] bytes;
  private final List<Integer> ends = new ArrayList<>();

  private Bundle(long start, byte[] bytes) {
    this.start = start;
    this.bytes = bytes;
  }

  /**
   * Reads and checks the first entries of a bundle; what cannot be read is reported and left out.
   */
  static Bundle read(LogFiles files, long index, int width, Findings findings) throws IOException {
    LogFiles.Found found = files.find(new Place(-1, index, width));
    Place place = found.place();
    byte @Nullable [] bytes = found.bytes();
    long start = index * 256;
    if (bytes == null) {
      findings.problem(place.path(), "is missing; it holds entries from " + start);
      findings.bad(new Verification.BadEntry(start, "", 0));
      return new Bundle(start, new byte[0]);
    }
    Bundle bundle = new Bundle(start, bytes);
    bundle.parse(place, width, findings);
    bundle.compare(files, place, index, width, findings);
    return bundle;
  }

  /** Number of entries that could be read. */
  int count() {
    return ends.size();
  }

  boolean holds(long index) {
    return index >= start && index < start + ends.size();
  }

  byte[] entry(int i) {
    return Arrays.copyOfRange(bytes, begin(i) + 2, ends.get(i));
  }

  /** The first entries with their lengths, as a partial bundle holds them. */
  byte[] first(int width) {
    return Arrays.copyOf(bytes, ends.get(width - 1));
  }

  /** Which entry a byte belongs to. */
  long entryAt(int position) {
    for (int i = 0; i < ends.size(); i++) {
      if (position < ends.get(i)) {
        return start + i;
      }
    }
    return start + Math.max(0, ends.size() - 1);
  }

  private int begin(int i) {
    return i == 0 ? 0 : ends.get(i - 1);
  }

  private void parse(Place place, int width, Findings findings) {
    int at = 0;
    while (ends.size() < width) {
      int length =
          at + 2 > bytes.length
              ? Integer.MAX_VALUE
              : ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
      if (length > bytes.length - at - 2) {
        findings.problem(place.path(), "ends within entry " + (start + ends.size()));
        findings.bad(new Verification.BadEntry(start + ends.size(), "", 0));
        return;
      }
      at += 2 + length;
      ends.add(at);
    }
    if (at < bytes.length && place.width() == width) {
      findings.problem(
          place.path(), "goes on for " + (bytes.length - at) + " bytes after its last entry");
      findings.bad(Entries.describe(start + width - 1, entry(width - 1)));
    }
  }

  private void compare(LogFiles files, Place entries, long index, int width, Findings findings)
      throws IOException {
    LogFiles.Found found = files.find(new Place(0, index, width));
    Place place = found.place();
    byte @Nullable [] hashes = found.bytes();
    if (hashes == null) {
      findings.problem(place.path(), "is missing; it holds the hashes of entries from " + start);
      findings.bad(new Verification.BadEntry(start, "", 0));
      return;
    }
    if (place.width() == width && hashes.length != width * HASH) {
      findings.problem(place.path(), "has " + hashes.length + " bytes instead of " + width * HASH);
      findings.bad(new Verification.BadEntry(start, "", 0));
    }
    for (int i = 0; i < ends.size(); i++) {
      int from = i * HASH;
      byte[] entry = entry(i);
      if (from + HASH > hashes.length
          || !Arrays.equals(hashes, from, from + HASH, Sha256.leaf(entry), 0, HASH)) {
        findings.problem(
            place.path(),
            "hash of entry " + (start + i) + " is not that of its bytes in " + entries.path());
        findings.bad(Entries.describe(start + i, entry));
        return;
      }
    }
  }
}
