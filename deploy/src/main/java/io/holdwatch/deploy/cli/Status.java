package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdwatch status}. */
@Command(
    name = "status",
    description =
        "Shows what runs, whether it is ready, and where. Exit code 0 only when all is ready.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  holdwatch status", "  holdwatch status --json"})
final class Status implements Callable<Integer> {
  @Mixin private StackChoice choice = new StackChoice();

  @Option(names = "--json", description = "Print the parts as JSON.")
  private boolean json;

  Status() {}

  @Override
  public Integer call() {
    Stack stack = choice.stack(Reporter.silent());
    List<Part> parts = stack.status();
    if (json) {
      System.out.println(PartsText.json(parts));
    } else {
      System.out.print(PartsText.text(stack, parts, Terminal.colours()));
    }
    return parts.stream().allMatch(part -> part.state() == Part.State.READY) ? 0 : 1;
  }
}
