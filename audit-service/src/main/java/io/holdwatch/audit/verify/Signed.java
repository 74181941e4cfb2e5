package io.holdwatch.audit.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkpoint whose signature is good.
 *
 * @param size number of leaves
 * @param root root hash in Base64
 * @param note its five lines
 */
record Signed(long size, String root, String note) {
  private static final Pattern NOTE =
      Pattern.compile("(([^\n]+)\n(0|[1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n)\n([^\n]+)\n");

  /**
   * Reads and checks a note.
   *
   * @throws IllegalArgumentException where it is no checkpoint of this key
   */
  static Signed check(String note, TrustedKey key) {
    Matcher parts = NOTE.matcher(note);
    if (!parts.matches()) {
      throw new IllegalArgumentException("is no checkpoint of five lines");
    }
    if (!parts.group(2).equals(key.name())) {
      throw new IllegalArgumentException(
          "is of log '" + parts.group(2) + "', not of '" + key.name() + "'");
    }
    if (!key.signed(parts.group(1), parts.group(5))) {
      throw new IllegalArgumentException("is not signed by the public key");
    }
    return new Signed(Long.parseLong(parts.group(3)), parts.group(4), note);
  }

  /** Reads a note whose signature was checked in an earlier pass over the same file. */
  static Signed checkedBefore(String record) {
    String note = record.substring(0, record.length() - 1);
    String[] lines = note.split("\n", 4);
    return new Signed(Long.parseLong(lines[1]), lines[2], note);
  }
}
