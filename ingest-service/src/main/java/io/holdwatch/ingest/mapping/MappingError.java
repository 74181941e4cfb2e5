package io.holdwatch.ingest.mapping;

/** A mapping file is wrong; the message names file, line, key and reason. */
public final class MappingError extends RuntimeException {
  private static final long serialVersionUID = 1;

  MappingError(String file, int line, String key, String reason) {
    super(
        file + ":" + line + ": " + (key.isEmpty() ? "" : "'" + key + "' ") + reason,
        null,
        false,
        false);
  }
}
