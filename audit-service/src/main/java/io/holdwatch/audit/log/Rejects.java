package io.holdwatch.audit.log;

import io.holdwatch.audit.log.Verdict.Rejected;
import io.holdwatch.contract.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * Records that could not become leaves, one line of JSON each with Kafka offset, reason and bytes:
 * file "rejected".
 */
final class Rejects {
  static final String FILE = "rejected";

  private final Disk disk;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private long lastOffset = -1;
  private long pendingOffset = -1;
  private long count;
  private long pendingCount;

  Rejects(Disk disk) {
    this.disk = disk;
    byte[] bytes = disk.read(FILE).orElse(new byte[0]);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      disk.truncate(FILE, end);
    }
    new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::known);
  }

  private void known(String line) {
    // Lines are ours and canonical: "message" and "offset" are the first members, and no text holds
    // a bare quote.
    int at = line.indexOf("\"offset\":") + "\"offset\":".length();
    lastOffset = Long.parseLong(line.substring(at, line.indexOf(',', at)));
    count++;
  }

  /** How many there are on disk. */
  long count() {
    return count;
  }

  /**
   * Takes a record unless it is on disk already, where a crash kept the position from moving past
   * it.
   */
  void add(Arrival arrival, Rejected rejected) {
    if (arrival.offset() <= lastOffset) {
      return;
    }
    Leaf value =
        switch (arrival) {
          case Arrival.Entry entry -> entry.leaf();
          case Arrival.Unreadable unreadable -> unreadable.value();
        };
    pending.writeBytes(
        CanonicalJson.bytes(
            Map.of(
                "offset", arrival.offset(),
                "reason", rejected.reason().name().toLowerCase(Locale.ROOT),
                "message", printable(rejected.message()),
                "value", Base64.getEncoder().encodeToString(value.bytes()))));
    pending.write('\n');
    pendingOffset = arrival.offset();
    pendingCount++;
  }

  void flush() {
    if (pending.size() > 0) {
      disk.append(FILE, pending.toByteArray());
      lastOffset = pendingOffset;
      count += pendingCount;
      pending.reset();
      pendingCount = 0;
    }
  }

  /**
   * A text that surely has a canonical form: surrogates, which may stand alone, become question
   * marks.
   */
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
