package io.holdwatch.classifier.ranked;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Time per change, told in the README. Its name keeps it out of the usual run; with {@code
 * -Dholdwatch.table=true} it writes the table, without it prints it.
 */
final class RankedLoadBenchmark {
  private static final int[] LINES = {100, 1_000, 10_000, 100_000};
  private static final int[] FLIPS = {0, 1, 1_000};
  private static final int RUNS = 9;
  private static final String BEGIN = "<!-- ranked-load: begin -->\n";
  private static final String END = "<!-- ranked-load: end -->\n";

  @Test
  void timePerChange() throws IOException {
    // Twice, so that every case is measured by code that has seen them all.
    table();
    String table = table();
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

  private static String table() {
    StringBuilder table = new StringBuilder("| open lines | no flip | 1 flip | 1,000 flips |\n");
    table.append("|---:|---:|---:|---:|\n");
    for (int lines : LINES) {
      table.append(String.format(Locale.ROOT, "| %,d |", lines));
      for (int flips : FLIPS) {
        table.append(
            flips >= lines
                ? " – |"
                : String.format(Locale.ROOT, " %.1f µs |", micros(lines, flips)));
      }
      table.append('\n');
    }
    return table.toString();
  }

  /** Median over several runs, each after its own warm-up on the same tree. */
  private static double micros(int lines, int flips) {
    Workload work = new Workload(lines, flips);
    int changes = flips < 1_000 ? 20_000 : 400;
    double[] runs = new double[RUNS];
    run(work, changes, flips);
    for (int run = 0; run < RUNS; run++) {
      runs[run] = run(work, changes, flips);
    }
    Arrays.sort(runs);
    return runs[RUNS / 2];
  }

  private static double run(Workload work, int changes, int flips) {
    long flipped = 0;
    long before = System.nanoTime();
    for (int change = 0; change < changes; change++) {
      flipped += work.change();
    }
    double micros = (System.nanoTime() - before) / 1_000.0 / changes;
    assertThat(flipped).isEqualTo((long) changes * flips);
    return micros;
  }
}
