package io.holdwatch.deploy.cli;

import io.holdwatch.contract.YamlError;
import io.holdwatch.deploy.stack.StackProblem;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.MappingTrial;
import io.holdwatch.ingest.mapping.Mappings;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdwatch mapping}. */
@Command(
    name = "mapping",
    description = "Mappings of sources.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class MappingCommand {
  MappingCommand() {}

  @Command(
      name = "test",
      description =
          "Tries a mapping on sample events and prints facts and rejections; nothing needs to run."
              + " Exit code 0 only where nothing was rejected.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  holdwatch mapping test my-erp.yaml --sample events.jsonl"})
  int test(
      @Parameters(
              paramLabel = "FILE",
              description = "Mapping file, or the name of a mapping of the product.")
          String mapping,
      @Option(
              names = "--sample",
              required = true,
              paramLabel = "EVENTS",
              description = "Events, .jsonl or .jsonl.gz.")
          Path sample) {
    Mappings mappings;
    try {
      mappings = MappingFiles.load(List.of(mapping));
    } catch (YamlError e) {
      throw new StackProblem(String.valueOf(e.getMessage()), e);
    }
    long facts = 0;
    long rejected = 0;
    long ignored = 0;
    long number = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(sample), StandardCharsets.UTF_8))) {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        MappingTrial.Tried tried = MappingTrial.line(mappings, number, line);
        tried.facts().forEach(System.out::println);
        facts += tried.facts().size();
        ignored += tried.ignored().isPresent() ? 1 : 0;
        if (tried.rejection().isPresent()) {
          rejected++;
          System.out.println(
              sample
                  + ":"
                  + number
                  + ": rejected, "
                  + tried.rejection().get().reason()
                  + " at "
                  + tried.rejection().get().at()
                  + ": "
                  + tried.rejection().get().message());
        }
      }
    } catch (IOException e) {
      throw new StackProblem("sample '" + sample + "' cannot be read: " + e.getMessage(), e);
    }
    System.out.println(
        number
            + " events: "
            + facts
            + " facts, "
            + rejected
            + " rejected, "
            + ignored
            + " ignored");
    return rejected == 0 ? 0 : 1;
  }

  private static InputStream open(Path sample) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(sample));
    return sample.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
