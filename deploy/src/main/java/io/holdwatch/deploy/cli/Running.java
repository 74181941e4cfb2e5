package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;

/** For commands that look into a stack. */
final class Running {
  private Running() {}

  /** Refuses where the stack does not run. */
  static void require(Stack stack) {
    if (!stack.isRunning()) {
      throw new StackProblem(
          "Holdwatch is not up in " + stack.options().state() + ": run 'holdwatch up' first");
    }
  }
}
