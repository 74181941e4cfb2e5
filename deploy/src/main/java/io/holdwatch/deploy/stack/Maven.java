package io.holdwatch.deploy.stack;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs the user's Maven, with the user's settings, mirrors and proxies, and watches what it
 * downloads.
 */
final class Maven {
  private final Path log;
  private final Reporter reporter;
  private String file = "";

  Maven(Path log, Reporter reporter) {
    this.log = log;
    this.reporter = reporter;
  }

  /** Runs Maven with these arguments; its whole output goes to the log. */
  void run(Path folder, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(Optional.ofNullable(System.getenv("HOLDWATCH_MVN")).orElse("mvn").split(" +")));
    command.addAll(List.of(arguments));
    // Not -B: only an interactive Maven says how far a download is.
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      Process process = builder.start();
      Thread end = new Thread(process::destroy, "end-maven");
      Runtime.getRuntime().addShutdownHook(end);
      try (Reader out = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
          BufferedWriter copy = Files.newBufferedWriter(log)) {
        follow(out, copy);
      }
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      if (code != 0) {
        throw new StackProblem(
            "Maven could not fetch broker and registry (network? mirror? offline?):\n"
                + firstErrors()
                + "\nall of it: "
                + log);
      }
    } catch (IOException e) {
      throw new StackProblem(
          "cannot run '"
              + command.getFirst()
              + "': install Maven 3.8 or newer, or name it in"
              + " HOLDWATCH_MVN ("
              + e.getMessage()
              + ")",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("interrupted while fetching", e);
    }
  }

  private String firstErrors() throws IOException {
    try (var lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("ERROR"))
          .map(line -> line.replaceAll("\u001B\\[[;\\d]*m", ""))
          .limit(2)
          .collect(Collectors.joining("\n"));
    }
  }

  private void follow(Reader out, BufferedWriter copy) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = out.read(); c >= 0; c = out.read()) {
      if (c != '\n' && c != '\r') {
        line.append((char) c);
        continue;
      }
      String text = line.toString();
      line.setLength(0);
      int from = text.indexOf("Downloading from");
      if (from >= 0) {
        file = text.substring(text.lastIndexOf('/') + 1);
      }
      MavenProgress.parse(text)
          .ifPresentOrElse(
              progress -> reporter.progress("fetching " + file, progress.done(), progress.total()),
              () -> reporter.progress("fetching " + file, 0, 0));
      if (c == '\n') {
        copy.write(text);
        copy.newLine();
      }
    }
  }
}
