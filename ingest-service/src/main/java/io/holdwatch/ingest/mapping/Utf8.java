package io.holdwatch.ingest.mapping;

/**
 * Finds the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing
 * beyond U+10FFFF).
 */
final class Utf8 {
  private Utf8() {}

  /** Position of the first byte of the first bad sequence; -1 where all is well. */
  static int firstBad(byte[] bytes) {
    int i = 0;
    while (i < bytes.length) {
      int b = bytes[i];
      if (b >= 0) {
        i++;
        continue;
      }
      int length = length(bytes, i);
      if (length == 0 || i + length > bytes.length) {
        return i;
      }
      for (int k = i + 2; k < i + length; k++) {
        if ((bytes[k] & 0xC0) != 0x80) {
          return i;
        }
      }
      i += length;
    }
    return -1;
  }

  /** Length of the sequence whose first two bytes are allowed; 0 where they are not. */
  private static int length(byte[] bytes, int at) {
    int first = bytes[at] & 0xFF;
    int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < low || second > high) {
      return 0;
    }
    if (first >= 0xC2 && first <= 0xDF) {
      return 2;
    }
    if (first >= 0xE0 && first <= 0xEF) {
      return 3;
    }
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
  }
}
