package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdwatch down}. */
@Command(
    name = "down",
    description = "Ends every process of the stack; its data stay, unless --purge removes them.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  holdwatch down", "  holdwatch down --purge"})
final class Down implements Callable<Integer> {
  @Mixin private StackChoice choice = new StackChoice();

  @Option(
      names = "--purge",
      description = "Remove the state folder: topics, schemas, audit log, fetched software.")
  private boolean purge;

  Down() {}

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    Stack stack = choice.stack(terminal);
    boolean running = stack.isRunning();
    if (purge) {
      stack.purge();
    } else {
      stack.down();
    }
    terminal.clear();
    System.out.println(
        (running ? "Holdwatch is down" : "Holdwatch was not running")
            + (purge
                ? "; " + choice.state() + " is removed."
                : "; its data stay in " + choice.state() + "."));
    return 0;
  }
}
