package io.holdwatch.audit.log;

import io.holdwatch.audit.note.Checkpoint;
import io.holdwatch.audit.note.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Every signed checkpoint, oldest first, each followed by a blank line: "log/checkpoints". Its last
 * record is what is committed; "log/checkpoint" is a copy for readers.
 */
final class History {
  static final String FILE = "log/checkpoints";
  static final String NEWEST = "log/checkpoint";

  private static final int LINES = 6;
  private static final int LARGEST_RECORD = 1024;

  private final Disk disk;
  private final SigningKey key;

  History(Disk disk, SigningKey key) {
    this.disk = disk;
    this.key = key;
  }

  /**
   * The note that was committed last; cuts off a record after it that was not written to its end.
   *
   * @return the signed note; empty where nothing was ever committed
   */
  Optional<String> recover() {
    byte[] bytes = disk.read(FILE).orElse(new byte[0]);
    int end = bytes.length;
    while (end > 0
        && !(bytes[end - 1] == '\n'
            && end > 1
            && bytes[end - 2] == '\n'
            && lines(bytes, end) % LINES == 0)) {
      end--;
    }
    if (bytes.length - end > LARGEST_RECORD) {
      throw new LogDamagedException(
          FILE + " does not consist of records of " + LINES + " lines after byte " + end);
    }
    if (end < bytes.length) {
      disk.truncate(FILE, end);
    }
    if (end == 0) {
      return Optional.empty();
    }
    int start = end;
    for (int lines = 0; start > 0; start--) {
      if (bytes[start - 1] == '\n' && lines++ == LINES) {
        break;
      }
    }
    String note = new String(bytes, start, end - start - 1, StandardCharsets.UTF_8);
    if (!key.verifier().signed(note)) {
      throw new LogDamagedException(
          "the last record of "
              + FILE
              + " is not signed by key '"
              + key.verifier().name()
              + "': restore keys/audit.key or the log");
    }
    if (disk.read(NEWEST)
        .map(newest -> !new String(newest, StandardCharsets.UTF_8).equals(note))
        .orElse(true)) {
      disk.replace(NEWEST, note.getBytes(StandardCharsets.UTF_8));
    }
    return Optional.of(note);
  }

  /** Commits a tree, then publishes its signed note and returns it. */
  String commit(Checkpoint checkpoint) {
    String note = key.sign(checkpoint.text());
    disk.append(FILE, (note + "\n").getBytes(StandardCharsets.UTF_8));
    disk.replace(NEWEST, note.getBytes(StandardCharsets.UTF_8));
    return note;
  }

  private static int lines(byte[] bytes, int end) {
    int lines = 0;
    for (int i = 0; i < end; i++) {
      if (bytes[i] == '\n') {
        lines++;
      }
    }
    return lines;
  }
}
