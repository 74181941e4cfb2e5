package io.holdwatch.ingest.paper;

/** A document that cannot be read; the message says where and what to do. */
public final class UnreadablePaper extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnreadablePaper(String message) {
    super(message, null, false, false);
  }
}
