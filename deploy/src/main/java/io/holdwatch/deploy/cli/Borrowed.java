package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.stack.Stack;

/**
 * A stack that a command needs for a while: started where it is not up, and then stopped at the
 * end, whatever the end is.
 */
final class Borrowed implements AutoCloseable {
  private final Stack stack;
  private final boolean mine;
  private final Thread hook;

  private Borrowed(Stack stack, boolean mine) {
    this.stack = stack;
    this.mine = mine;
    this.hook = new Thread(stack::down, "stop-stack");
  }

  /** Brings the stack up unless it is. */
  static Borrowed up(Stack stack) {
    boolean running = stack.isRunning();
    stack.up();
    Borrowed borrowed = new Borrowed(stack, !running);
    if (borrowed.mine) {
      Runtime.getRuntime().addShutdownHook(borrowed.hook);
    }
    return borrowed;
  }

  @Override
  public void close() {
    if (mine) {
      Runtime.getRuntime().removeShutdownHook(hook);
      stack.down();
    }
  }
}
