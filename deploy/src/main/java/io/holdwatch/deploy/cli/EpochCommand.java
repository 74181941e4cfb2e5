package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.epoch.EpochOrder;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdwatch epoch}. */
@Command(
    name = "epoch",
    description =
        "Orders the next epoch of a source that was restored to an earlier state, in every running"
            + " instance of ingest: what the new snapshot tells then wins over what was known."
            + " Stop the capture before, start it with a new snapshot afterwards.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  holdwatch epoch odoo 1 --reason \"restored from the backup of Monday\""
    })
final class EpochCommand implements Callable<Integer> {
  @Mixin private StackChoice choice = new StackChoice();

  @Parameters(
      index = "0",
      paramLabel = "SOURCE",
      description = "Name of the source in its mapping.")
  private String source = "";

  @Parameters(
      index = "1",
      paramLabel = "EPOCH",
      description = "One more than the present epoch; the first restore's is 1.")
  private long epoch;

  @Option(names = "--reason", required = true, paramLabel = "WHY", description = "For the audit.")
  private String reason = "";

  @Option(
      names = "--actor",
      paramLabel = "WHO",
      description = "Who orders it, for the audit (default: user:<who is logged in>).")
  private String actor = "user:" + System.getProperty("user.name", "unknown");

  EpochCommand() {}

  @Override
  public Integer call() {
    Stack stack = choice.stack(Reporter.silent());
    Running.require(stack);
    new EpochOrder(source, epoch, actor, reason)
        .give(stack.url(Service.INGEST, 1), Optional.ofNullable(System.getenv("HOLDWATCH_TOKEN")));
    System.out.println(
        "every instance leads the versions of '"
            + source
            + "' by epoch "
            + epoch
            + ": start its capture with a new snapshot");
    return 0;
  }
}
