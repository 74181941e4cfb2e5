package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.feed.EventFile;
import io.holdwatch.deploy.feed.Feed;
import io.holdwatch.deploy.feed.Source;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.report.FiguresText;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackOptions;
import io.holdwatch.deploy.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdwatch feed}. */
@Command(
    name = "feed",
    description =
        "Sends the events of a file, waits until they have gone through, and prints what came of"
            + " them. Starts the stack where it is not up, and then stops it at the end; the data"
            + " stay.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each line of FILE (plain or gzip) is {\"topic\":…,\"key\":…,\"value\":…}.",
      "",
      "Examples:",
      "  holdwatch feed northwind-cdc.jsonl.gz --mapping northwind",
      "  holdwatch feed events.jsonl --mapping northwind --shuffle-window 200 --seed 7 --json"
    })
final class FeedCommand implements Callable<Integer> {
  @Mixin private StackChoice choice = new StackChoice();
  @Mixin private StackShape shape = new StackShape();

  @Parameters(index = "0", paramLabel = "FILE", description = "Events, .jsonl or .jsonl.gz.")
  private Path file = Path.of("");

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "NAME",
      description =
          "Mapping of the source, one of the product's that ingest reads (northwind, canonical) or"
              + " a file.")
  private String mapping = "";

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Partitions of the source topics, where they do not exist yet (default: 1).")
  private @Nullable Integer partitions;

  @Option(
      names = "--shuffle-window",
      paramLabel = "N",
      description =
          "Shuffle the lines within windows of N lines; what comes out must stay the same.")
  private int window;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the shuffle (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "Print one JSON object as the last line.")
  private boolean json;

  FeedCommand() {}

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    EventFile events = new EventFile(file, window, seed);
    Source source = Source.of(mapping);
    Stack stack = new Stack(reading(shape.apply(choice.options(), choice.checkout())), terminal);
    Figures figures;
    try (Borrowed _ = Borrowed.up(stack)) {
      OptionalInt count = partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
      figures = new Feed(stack, events, source, count).run(terminal);
    }
    terminal.clear();
    System.out.println(json ? FiguresText.json(figures) : FiguresText.people(figures));
    return 0;
  }

  /** With the mapping, where it is a file that the stack does not read anyway. */
  private StackOptions reading(StackOptions options) {
    Path own = Path.of(mapping).toAbsolutePath().normalize();
    if (!Files.isRegularFile(own) || options.mappings().stream().anyMatch(own::startsWith)) {
      return options;
    }
    List<Path> all = new ArrayList<>(options.mappings());
    all.add(own);
    return options.withMappings(all);
  }
}
