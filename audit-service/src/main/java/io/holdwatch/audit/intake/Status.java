package io.holdwatch.audit.intake;

/** How reading is doing. */
public sealed interface Status {

  /**
   * Not yet where the topic ended at the start.
   *
   * @param detail how far it is
   */
  record Starting(String detail) implements Status {}

  /** Caught up once, and reading. */
  record Reading() implements Status {}

  /**
   * A dependency is away.
   *
   * @param detail which and why
   */
  record Waiting(String detail) implements Status {}

  /**
   * Ended for good.
   *
   * @param detail why
   */
  record Failed(String detail) implements Status {}
}
