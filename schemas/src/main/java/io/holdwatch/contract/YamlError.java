package io.holdwatch.contract;

/** A YAML document that cannot be used; the message names file, line, key and reason. */
public final class YamlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A complaint.
   *
   * @param line line of the file [from 1]
   * @param key key that it is about; empty where it is about the file
   */
  public YamlError(String file, int line, String key, String reason) {
    super(file + ":" + line + ": " + (key.isEmpty() ? "" : "'" + key + "' ") + reason);
  }
}
