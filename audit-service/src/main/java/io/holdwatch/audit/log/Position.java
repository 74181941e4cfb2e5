package io.holdwatch.audit.log;

import io.holdwatch.contract.CanonicalJson;
import java.util.Map;

/**
 * How far the topic has been read: the file "position". It may lag behind the log, for what is read
 * again is recognised by its origin's high-water mark; it never leads.
 *
 * @param nextOffset Kafka offset to read next
 * @param size leaves of the log when it was written
 */
record Position(long nextOffset, long size) {
  static final String FILE = "position";

  static Position read(Disk disk) {
    byte[] bytes = disk.read(FILE).orElse(null);
    if (bytes == null) {
      return new Position(0, 0);
    }
    try {
      Map<String, Object> fields = LeafReader.read(bytes);
      if (fields.get("nextOffset") instanceof Long nextOffset
          && fields.get("size") instanceof Long size) {
        return new Position(nextOffset, size);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(message(e.toString()), e);
    }
    throw new IllegalStateException(message("nextOffset or size is missing"));
  }

  void write(Disk disk) {
    disk.replace(FILE, CanonicalJson.bytes(Map.of("nextOffset", nextOffset, "size", size)));
  }

  private static String message(String what) {
    return "state file '"
        + FILE
        + "' cannot be read ("
        + what
        + "): remove it; audit.log is then read from its beginning, and what is a leaf already is"
        + " recognised";
  }
}
