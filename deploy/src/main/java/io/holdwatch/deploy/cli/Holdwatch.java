package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.stack.StackProblem;
import io.holdwatch.deploy.stack.WrongUsage;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself; every part of it is a subcommand. */
@Command(
    name = "holdwatch",
    description =
        "Runs Holdwatch on this machine: a real broker, a real registry and the four services.",
    mixinStandardHelpOptions = true,
    version = "holdwatch 0.1.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Up.class,
      Down.class,
      Status.class,
      DemoCommand.class,
      FeedCommand.class,
      BenchCommand.class,
      Tail.class,
      ExplainCommand.class,
      RejectedCommand.class,
      EpochCommand.class,
      Logs.class,
      AuditCommand.class,
      MappingCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  holdwatch demo --for 60s         a simulated distributor, judged at the end",
      "  holdwatch up                     start everything and wait until it is ready",
      "  holdwatch status                 what runs, and where",
      "  holdwatch feed FILE --mapping M  send recorded events, wait, and say what came of them",
      "  holdwatch tail --team logistics  routed exceptions as they come",
      "  holdwatch explain ORDER          what is wrong with an order, why, and what to do",
      "  holdwatch audit verify           prove every entry of the audit log",
      "  holdwatch bench                  throughput and latency, against a hand-written chain",
      "  holdwatch down --purge           stop everything and forget it",
      "",
      "Environment: HOLDWATCH_STATE (state folder), HOLDWATCH_JAVA_HOME (JDK 25 or newer),"
          + " HOLDWATCH_MVN (Maven),",
      "HOLDWATCH_SOFTWARE (folder of broker and registry), HOLDWATCH_SERVICE_OPTS (Java options of"
          + " the services, such as",
      "-XX:TieredStopAtLevel=4 for long runs), HOLDWATCH_TRACE=1 (stack traces of errors),"
          + " NO_COLOR."
    })
public final class Holdwatch implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** For picocli. */
  public Holdwatch() {}

  /** Runs the command line and returns its exit code. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new Holdwatch());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> {
          if (isEnding()) {
            return CommandLine.ExitCode.SOFTWARE;
          }
          command.getErr().println("\rholdwatch: " + message(thrown));
          if ("1".equals(System.getenv("HOLDWATCH_TRACE"))) {
            thrown.printStackTrace(command.getErr());
          }
          return thrown instanceof WrongUsage
              ? CommandLine.ExitCode.USAGE
              : CommandLine.ExitCode.SOFTWARE;
        });
    return line.execute(arguments);
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }

  /** Whether Java is ending, after Ctrl-C: what fails then fails because it is being stopped. */
  private static boolean isEnding() {
    Thread probe = new Thread(() -> {}, "probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static String message(Exception thrown) {
    return thrown instanceof StackProblem
        ? String.valueOf(thrown.getMessage())
        : thrown + " (this is a fault of holdwatch: HOLDWATCH_TRACE=1 shows where)";
  }
}
