package io.holdwatch.ingest.mapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The form of an instant that nearly every source sends, {@code 2026-03-31T12:00:00Z} with up to
 * nine decimals of a second. The library's reader of all forms took a seventh of the time of a
 * whole mapping.
 */
final class Iso {
  private static final String FORM = "0000-00-00T00:00:00";

  private Iso() {}

  /**
   * The instant in a text of that form; null for any other text, which may be a time all the same.
   *
   * @throws java.time.DateTimeException where there is no such date or time
   */
  static @Nullable Instant utc(String text) {
    int length = text.length();
    if (length <= FORM.length() || text.charAt(length - 1) != 'Z') {
      return null;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char c = text.charAt(i);
      boolean fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
      if (!fits) {
        return null;
      }
    }
    int nanos = nanos(text, length - 1);
    int hour = number(text, 11, 13);
    // 24:00 is the next midnight, which the library's reader knows.
    return nanos < 0 || hour == 24
        ? null
        : LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                hour,
                number(text, 14, 16),
                number(text, 17, 19),
                nanos)
            .toInstant(ZoneOffset.UTC);
  }

  /** Decimals of the second; -1 where they are none. */
  private static int nanos(String text, int end) {
    int start = FORM.length();
    if (start == end) {
      return 0;
    }
    if (text.charAt(start) != '.' || end - start < 2 || end - start > 10) {
      return -1;
    }
    int nanos = 0;
    for (int i = start + 1; i <= start + 9; i++) {
      char c = i < end ? text.charAt(i) : '0';
      if (c < '0' || c > '9') {
        return -1;
      }
      nanos = nanos * 10 + (c - '0');
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
