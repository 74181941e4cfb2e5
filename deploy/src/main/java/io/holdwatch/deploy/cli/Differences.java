package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.judge.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was told and not true, or true and not told. */
record Differences(Verdict verdict) {
  private static final int SHOWN = 5;

  /** Whether what was told is exactly what was true. */
  boolean none() {
    return verdict.wrong().isEmpty() && verdict.missed().isEmpty();
  }

  /**
   * Writes all of them to a file and the first of each kind to standard error; where there are
   * none, an old file goes.
   */
  void show(Path file) {
    List<String> wrong = named("told but not true: ", verdict.wrong());
    List<String> missed = named("true but not told: ", verdict.missed());
    try {
      if (none()) {
        Files.deleteIfExists(file);
        return;
      }
      Files.write(file, Stream.concat(wrong.stream(), missed.stream()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Stream.of(wrong, missed)
        .flatMap(each -> each.stream().limit(SHOWN))
        .forEach(System.err::println);
    System.err.printf(
        Locale.ROOT,
        "holdwatch: %d told but not true, %d true but not told (all of them: %s)%n",
        wrong.size(),
        missed.size(),
        file);
  }

  private static List<String> named(String kind, List<String> differences) {
    return differences.stream().map(kind::concat).toList();
  }
}
