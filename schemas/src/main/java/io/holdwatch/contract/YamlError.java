package io.holdwatch.contract;

/** A YAML document that cannot be used; the message names file, line, key and reason. */
public final class YamlError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  YamlError(String file, int line, String key, String reason) {
    super(file + ":" + line + ": " + (key.isEmpty() ? "" : "'" + key + "' ") + reason);
  }
}
