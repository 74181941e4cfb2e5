package io.holdwatch.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdwatch.deploy.explain.ExplanationText;
import io.holdwatch.deploy.explain.Explanations;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdwatch explain}. */
@Command(
    name = "explain",
    description =
        "Explains an order: what is wrong, why, what can be done, who decides until when, and what"
            + " is not allowed.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  holdwatch explain DEMO1:1042      by its key",
      "  holdwatch explain 1042            by its number, or the customer's number for it",
      "  holdwatch explain 1042 --json"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private StackChoice choice = new StackChoice();

  @Parameters(
      paramLabel = "ORDER",
      description = "Key, number, or the customer's number of the order.")
  private String order = "";

  @Option(names = "--json", description = "The explanation as one JSON object.")
  private boolean json;

  ExplainCommand() {}

  @Override
  public Integer call() {
    Stack stack = choice.stack(Reporter.silent());
    Running.require(stack);
    JsonNode explanation = new Explanations(stack.url(Service.ROUTING, 1)).of(order);
    System.out.print(json ? explanation + "\n" : ExplanationText.of(explanation));
    return 0;
  }
}
