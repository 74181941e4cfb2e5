package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Time per event and memory against the open lines of a scope, told in the README. Its name keeps
 * it out of the usual run; with {@code -Dholdwatch.table=true} it writes the table, without it
 * prints it.
 */
final class OpenLinesBenchmark {
  private static final List<Size> SIZES =
      List.of(
          new Size(1, 100),
          new Size(1, 10_000),
          new Size(1, 1_000_000),
          new Size(100, 10_000),
          new Size(10_000, 100));

  private static final int RUNS = 5;
  private static final int EVENTS = 20_000;
  private static final String BEGIN = "<!-- open-lines: begin -->\n";
  private static final String END = "<!-- open-lines: end -->\n";

  @Test
  void timePerEvent() throws IOException {
    String policy =
        Files.readString(Path.of("../routing-service/src/main/resources/policies/standard.yaml"));
    // First all the code is warmed up, so that no case is measured colder than another.
    micros(new OpenScopes(1, 1_000, policy));
    StringBuilder table =
        new StringBuilder(
            """
            | open lines of a scope | scopes | time per event | objects made per event | heap per line |
            |---:|---:|---:|---:|---:|
            """);
    for (Size size : SIZES) {
      long before = used();
      OpenScopes desks = new OpenScopes(size.scopes, size.lines, policy);
      long heap = used() - before;
      double micros = micros(desks);
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %,d | %.1f µs | %,d bytes | %s |%n",
              size.lines,
              size.scopes,
              micros,
              desks.made(EVENTS),
              size.all() < 10_000
                  ? "–"
                  : String.format(Locale.ROOT, "%,d bytes", heap / size.all())));
      System.out.println(table);
    }
    write(table.toString());
  }

  /** Median over several runs on the same desks, after one that does not count. */
  private static double micros(OpenScopes desks) {
    double[] runs = new double[RUNS];
    desks.work(EVENTS);
    for (int run = 0; run < RUNS; run++) {
      long before = System.nanoTime();
      int events = desks.work(EVENTS);
      runs[run] = (System.nanoTime() - before) / 1_000.0 / events;
    }
    assertThat(desks.opened()).isPositive();
    Arrays.sort(runs);
    return runs[RUNS / 2];
  }

  /** So many scopes with so many open lines each. */
  private record Size(int scopes, int lines) {
    private int all() {
      return scopes * lines;
    }
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void write(String table) throws IOException {
    if (!Boolean.getBoolean("holdwatch.table")) {
      System.out.println(table);
      return;
    }
    Path readme = Path.of("README.md");
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    assertThat(begin).as("%s has no line %s", readme, BEGIN).isNotNegative().isLessThan(end);
    Files.writeString(
        readme, text.substring(0, begin + BEGIN.length()) + table + text.substring(end));
  }
}
