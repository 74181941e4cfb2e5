package io.holdwatch.audit.intake;

/** The schema registry does not answer: what was read must be tried again. */
final class RegistryAwayException extends RuntimeException {
  RegistryAwayException(Throwable cause) {
    super("the schema registry does not answer: " + cause, cause);
  }
}
