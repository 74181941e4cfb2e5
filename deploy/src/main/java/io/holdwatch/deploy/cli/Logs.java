package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.stack.Child;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.WrongUsage;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdwatch logs}. */
@Command(
    name = "logs",
    description = "Shows the last lines that a part of the stack has written.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  holdwatch logs", "  holdwatch logs classifier -n 200"})
final class Logs implements Callable<Integer> {
  @Mixin private StackChoice choice = new StackChoice();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "SERVICE",
      description =
          "broker, registry, ingest, classifier, classifier-2, routing, audit (default: all).")
  private @Nullable String service;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "How many lines (default: ${DEFAULT-VALUE}).")
  private int lines = 20;

  Logs() {}

  @Override
  public Integer call() {
    Stack stack = choice.stack(Reporter.silent());
    List<String> names = service == null ? stack.names() : List.of(service);
    if (!stack.names().containsAll(names)) {
      throw new WrongUsage(
          "no part is called '" + service + "': take one of " + String.join(", ", stack.names()));
    }
    if (lines < 1) {
      throw new WrongUsage("--lines is " + lines + ": give 1 or more");
    }
    for (String name : names) {
      Child child = new Child(name, 0, 0, choice.state().resolve("logs").resolve(name + ".log"));
      System.out.println("== " + child.log());
      System.out.println(child.lastLines(lines));
    }
    return 0;
  }
}
