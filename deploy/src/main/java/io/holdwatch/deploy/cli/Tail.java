package io.holdwatch.deploy.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.WrongUsage;
import io.holdwatch.deploy.terminal.Terminal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdwatch tail}. */
@Command(
    name = "tail",
    description = "Shows routed exceptions as they come, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  holdwatch tail",
      "  holdwatch tail --team logistics --from-beginning --no-follow"
    })
final class Tail implements Callable<Integer> {
  @Mixin private StackChoice choice = new StackChoice();

  @Option(
      names = "--team",
      paramLabel = "T",
      description = "Only this team's (default: all teams).")
  private @Nullable String team;

  @Option(names = "--from-beginning", description = "Begin with the oldest.")
  private boolean fromBeginning;

  @Option(names = "--no-follow", description = "End when all that is there has been shown.")
  private boolean noFollow;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  Tail() {}

  @Override
  public Integer call() {
    if (team != null && !Topics.teams().contains(team)) {
      throw new WrongUsage(
          "no team is called '" + team + "': take one of " + String.join(", ", Topics.teams()));
    }
    Stack stack = choice.stack(Reporter.silent());
    Running.require(stack);
    List<String> topics =
        (team == null ? Topics.teams() : List.of(team)).stream().map(Topics::owners).toList();
    try (var consumer = stack.consumer(topics.toArray(String[]::new));
        Deserializer<SpecificRecord> values = stack.wire().deserializer()) {
      if (!fromBeginning && !noFollow) {
        consumer.seekToEnd(consumer.assignment());
      }
      var ends = consumer.endOffsets(consumer.assignment());
      while (!noFollow
          || ends.entrySet().stream()
              .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(500))
            .forEach(
                message -> {
                  if (values.deserialize(message.topic(), message.headers(), message.value())
                      instanceof RoutedException routed) {
                    System.out.println(json ? json(routed) : text(routed, Terminal.colours()));
                  }
                });
      }
    }
    return 0;
  }

  /** One line for a person: when, what, which order, team, why. */
  static String text(RoutedException routed, boolean colours) {
    ExceptionPacket packet = routed.getPacket();
    String kind = String.format("%-9s", routed.getKind());
    String colour =
        switch (routed.getKind()) {
          case OPEN -> "\u001B[31m";
          case UPDATED -> "\u001B[33m";
          case CLOSED, WITHDRAWN -> "\u001B[32m";
          case UNKNOWN -> "";
        };
    return routed.getAt().truncatedTo(ChronoUnit.SECONDS)
        + "  "
        + (colours ? colour + kind + "\u001B[0m" : kind)
        + " "
        + packet.getType()
        + "  "
        + Terminal.plain(
            packet.getSummary() + " → " + routed.getTeam() + ": " + routed.getRoutingReason());
  }

  private static String json(RoutedException routed) {
    ExceptionPacket packet = routed.getPacket();
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("kind", routed.getKind().name())
        .put("sequence", routed.getSequence())
        .put("team", routed.getTeam())
        .put("at", routed.getAt().toString())
        .put(
            "deadline",
            routed.getDeadline() == null ? null : Objects.toString(routed.getDeadline()))
        .put("type", packet.getType().name())
        .put("subReason", packet.getSubReason())
        .put("order", packet.getOrder())
        .put("outcome", packet.getOutcome().name())
        .put("severity", packet.getSeverity().name())
        .put("priority", packet.getPriority())
        .put("summary", packet.getSummary())
        .put("reason", routed.getRoutingReason())
        .put("exceptionId", packet.getExceptionId())
        .put("caseId", routed.getCaseId());
    return node.toString();
  }
}
