package io.holdwatch.deploy.stack;

/** A command was given what it does not take; the message names it and says what it takes. */
public final class WrongUsage extends StackProblem {
  private static final long serialVersionUID = 1;

  /** A problem that another command line mends. */
  public WrongUsage(String message) {
    super(message);
  }
}
