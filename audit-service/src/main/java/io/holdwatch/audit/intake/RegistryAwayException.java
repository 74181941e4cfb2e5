package io.holdwatch.audit.intake;

/** The schema registry does not answer: what was read must be tried again. */
final class RegistryAwayException extends RuntimeException {
  RegistryAwayException(Throwable cause) {
    super(
        "the schema registry does not answer (" + root(cause) + "): check holdwatch.registry",
        cause);
  }

  private static String root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }
}
