package io.holdwatch.deploy.stack;

import org.jspecify.annotations.Nullable;

/**
 * Something that a person can mend: the message is one line that says what is wrong and what to do.
 */
public class StackProblem extends RuntimeException {
  /** A problem that nothing else caused. */
  public StackProblem(String message) {
    super(message);
  }

  /** A problem with its cause, which only {@code HOLDWATCH_TRACE=1} shows. */
  public StackProblem(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
