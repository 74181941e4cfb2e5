package io.holdwatch.audit.log;

/**
 * The files of the log contradict one another; the service must not go on. "audit verify" says
 * more.
 */
public final class LogDamagedException extends RuntimeException {
  /** What contradicts what. */
  public LogDamagedException(String message) {
    super(message + " (deploy/holdwatch audit verify says more)");
  }
}
