package io.holdwatch.ingest.mapping;

/** The registry cannot say now whether it has a schema: the change must be read again later. */
public final class SchemasAway extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says why. */
  public SchemasAway(String message, Throwable cause) {
    super(message, cause);
  }
}
