package io.holdwatch.deploy.cli;

import io.holdwatch.contract.YamlError;
import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackOptions;
import io.holdwatch.deploy.stack.StackProblem;
import io.holdwatch.deploy.stack.WrongUsage;
import io.holdwatch.deploy.terminal.Terminal;
import io.holdwatch.ingest.mapping.MappingFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdwatch up}. */
@Command(
    name = "up",
    description = "Starts broker, registry and services, and returns when all are ready.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  holdwatch up",
      "  holdwatch up --port-base 20000 --state second",
      "  holdwatch up --partitions 8 --instances classifier=2",
      "  holdwatch up --mapping my-erp.yaml"
    })
final class Up implements Callable<Integer> {
  @Mixin private StackChoice choice = new StackChoice();
  @Mixin private StackShape shape = new StackShape();

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "Partitions of the topics of a scope (default: 4).")
  private @Nullable Integer partitions;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description =
          "A mapping of your own, or a folder of them, besides the product's; may be given again.")
  private List<Path> mappings = List.of();

  @Option(names = "--json", description = "Print the parts as JSON.")
  private boolean json;

  Up() {}

  @Override
  public Integer call() {
    long start = System.nanoTime();
    Terminal terminal = Terminal.standard();
    StackOptions options = shape.apply(choice.options(), choice.checkout());
    options = partitions == null ? options : options.with(partitions);
    options = mappings.isEmpty() ? options : options.withMappings(checked(mappings));
    Stack stack = new Stack(options, terminal);
    boolean started = stack.up();
    terminal.clear();
    if (json) {
      System.out.println(PartsText.json(stack.status()));
      return 0;
    }
    System.out.println(
        started
            ? String.format(
                Locale.ROOT, "Holdwatch is up after %.1f s.", (System.nanoTime() - start) / 1e9)
            : "Holdwatch is already up.");
    List<Part> parts = stack.status();
    System.out.print(PartsText.text(stack, parts, Terminal.colours()));
    return parts.stream().allMatch(part -> part.state() == Part.State.READY) ? 0 : 1;
  }

  private static List<Path> checked(List<Path> files) {
    try {
      if (MappingFiles.load(files.stream().map(file -> file.toAbsolutePath().toString()).toList())
          .all()
          .isEmpty()) {
        throw new WrongUsage(
            "--mapping " + files + " holds no mapping: name a .yaml file, or a folder of them");
      }
      return files;
    } catch (YamlError e) {
      throw new StackProblem("--mapping: " + e.getMessage(), e);
    }
  }
}
