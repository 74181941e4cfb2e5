package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.bench.Bench;
import io.holdwatch.deploy.bench.BenchResult;
import io.holdwatch.deploy.bench.BenchText;
import io.holdwatch.deploy.stack.Ports;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackOptions;
import io.holdwatch.deploy.stack.WrongUsage;
import io.holdwatch.deploy.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdwatch bench}. */
@Command(
    name = "bench",
    description =
        "Measures throughput as a share of a hand-written chain of three Kafka hops on the same"
            + " broker, and latency at a fixed rate; about four minutes. It starts a stack of its"
            + " own on free ports, in the folder 'bench' of the state folder, and removes it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Close what else uses the processors, and stop other stacks.",
      "",
      "Examples:",
      "  holdwatch bench",
      "  holdwatch bench --pairs 9 --events 80000 --json"
    })
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_EVENTS = 400_000;

  @Mixin private StackChoice choice = new StackChoice();
  @Mixin private StackShape shape = new StackShape();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description =
          "Pairs of runs that count, for each input format; one more is run first and dropped"
              + " (default: ${DEFAULT-VALUE}).")
  private int pairs = 5;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events of a run (default: ${DEFAULT-VALUE}).")
  private int events = 30_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Events a second while latency is measured (default: ${DEFAULT-VALUE}).")
  private int rate = 1_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the load (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--json",
      description = "Print one JSON object as the last line, and nothing else on standard output.")
  private boolean json;

  BenchCommand() {}

  @Override
  public Integer call() {
    within("--pairs", pairs, 1, 100);
    within("--events", events, 1_000, MOST_EVENTS);
    within("--rate", rate, 100, 20_000);
    Terminal terminal = Terminal.standard();
    Path mapping = mapping();
    StackOptions base =
        StackOptions.usual(choice.checkout(), choice.state().resolve("bench"))
            .withSoftware(choice.options().software())
            .with(Ports.free());
    StackOptions options =
        shape
            .apply(base, choice.checkout())
            .withMappings(List.of(mapping))
            .withJavaOptions(
                List.of(
                    "-XX:TieredStopAtLevel=4",
                    "-Xms2g",
                    "-Xmx3g",
                    "-Xmn256m",
                    "-XX:+UseTransparentHugePages"));
    if (!options.ownBroker()) {
      throw new WrongUsage("bench runs on a broker of its own: leave --brokers out");
    }
    Stack stack = new Stack(options, terminal);
    stack.purge();
    BenchResult result;
    try (Borrowed _ = Borrowed.up(stack)) {
      result = new Bench(stack, mapping, pairs, events, rate, seed).run(terminal);
    }
    // Where it failed, the logs stay until the next run.
    stack.purge();
    terminal.clear();
    System.out.println(json ? BenchText.json(result) : BenchText.people(result));
    return 0;
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new WrongUsage(option + " is " + value + ": give " + least + " to " + most);
    }
  }

  private static Path mapping() {
    try {
      Path file = Files.createTempFile("holdwatch-bench-", ".yaml");
      file.toFile().deleteOnExit();
      Bench.writeMapping(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
