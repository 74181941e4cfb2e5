package io.holdwatch.deploy.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.deploy.rejected.RejectedEvent;
import io.holdwatch.deploy.rejected.RejectedLog;
import io.holdwatch.deploy.rejected.Replay;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackProblem;
import io.holdwatch.deploy.stack.WrongUsage;
import io.holdwatch.deploy.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdwatch rejected}. */
@Command(
    name = "rejected",
    description = "Input that could not be mapped.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class RejectedCommand {
  RejectedCommand() {}

  @Command(
      name = "list",
      description = "Lists refused events: where they came from, why, and what to do.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  holdwatch rejected list",
        "  holdwatch rejected list --reason NOT_JSON --json"
      })
  int list(
      @Mixin StackChoice choice,
      @Option(
              names = "--reason",
              paramLabel = "R",
              description = "Only those refused for this reason.")
          @Nullable String reason,
      @Option(names = "--json", description = "One JSON object a line.") boolean json) {
    Stack stack = choice.stack(Reporter.silent());
    Running.require(stack);
    List<RejectedEvent> events =
        RejectedLog.read(stack, event -> reason == null || event.reason().equals(reason));
    for (RejectedEvent event : events) {
      System.out.println(
          json
              ? json(event)
              : Terminal.plain(
                  String.format(
                      "%-40s %-22s %-24s %s",
                      event.position(), event.reason(), event.at(), event.message())));
    }
    if (!json) {
      System.out.println(events.size() + " rejected");
    }
    return 0;
  }

  @Command(
      name = "replay",
      description =
          "Sends refused events again the way they came, to their source topics with their own"
              + " bytes, key and headers, or through the HTTP entrance; written to the audit log.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  holdwatch rejected replay --reason UNKNOWN_CURRENCY",
        "  holdwatch rejected replay --position erp.public.orders-0@17",
        "  holdwatch rejected replay --position http/1-1767607200000-0@3"
      })
  int replay(
      @Mixin StackChoice choice,
      @Option(names = "--reason", paramLabel = "R", description = "Those refused for this reason.")
          @Nullable String reason,
      @Option(
              names = "--position",
              paramLabel = "P",
              description = "The one from this source position.")
          @Nullable String position) {
    if (reason == null && position == null) {
      throw new WrongUsage(
          "say which: --reason R or --position P ('holdwatch rejected list' shows them)");
    }
    Stack stack = choice.stack(Reporter.silent());
    Running.require(stack);
    List<RejectedEvent> events =
        RejectedLog.read(
            stack,
            event ->
                (reason == null || event.reason().equals(reason))
                    && (position == null || event.position().equals(position)));
    if (events.isEmpty()) {
      throw new StackProblem("no refused event matches: 'holdwatch rejected list' shows them");
    }
    Replay.Sent sent =
        new Replay(stack, Optional.ofNullable(System.getenv("HOLDWATCH_TOKEN"))).send(events);
    System.out.println(
        sent.events()
            + " sent again"
            + (sent.rejectedAgain() == 0 ? "" : ", " + sent.rejectedAgain() + " rejected again"));
    return 0;
  }

  private static String json(RejectedEvent event) {
    return new ObjectMapper()
        .createObjectNode()
        .put("position", event.position())
        .put("reason", event.reason())
        .put("field", event.at())
        .put("message", event.message())
        .put("mapping", event.mapping())
        .toString();
  }
}
