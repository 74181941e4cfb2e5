package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Time per event and memory per line against the open lines of a scope, told in the README. Its
 * name keeps it out of the usual run; with {@code -Dholdwatch.table=true} it writes the table,
 * without it prints it.
 */
final class OpenLinesBenchmark {
  private static final int[] LINES = {100, 10_000, 1_000_000};
  private static final int RUNS = 5;
  private static final int EVENTS = 20_000;
  private static final String BEGIN = "<!-- open-lines: begin -->\n";
  private static final String END = "<!-- open-lines: end -->\n";

  @Test
  void timePerEvent() throws IOException {
    String policy =
        Files.readString(Path.of("../routing-service/src/main/resources/policies/standard.yaml"));
    // First all the code is warmed up, so that no case is measured colder than another.
    micros(new OpenLines(1_000, policy));
    StringBuilder table =
        new StringBuilder(
            "| open lines | time per event | objects made per event | read of memory | heap per"
                + " line |\n"
                + "|---:|---:|---:|---:|---:|\n");
    for (int lines : LINES) {
      long before = used();
      OpenLines desk = new OpenLines(lines, policy);
      long heap = used() - before;
      double micros = micros(desk);
      table.append(
          String.format(
              Locale.ROOT,
              "| %,d | %.1f µs | %,d bytes | %.0f ns | %s |%n",
              lines,
              micros,
              desk.made(EVENTS),
              new RandomReads(heap).nanos(),
              lines < 10_000 ? "–" : String.format(Locale.ROOT, "%,d bytes", heap / lines)));
      System.out.println(table);
    }
    write(table.toString());
  }

  /** Median over several runs on the same desk, after one that does not count. */
  private static double micros(OpenLines desk) {
    double[] runs = new double[RUNS];
    desk.work(EVENTS);
    for (int run = 0; run < RUNS; run++) {
      long before = System.nanoTime();
      int events = desk.work(EVENTS);
      runs[run] = (System.nanoTime() - before) / 1_000.0 / events;
    }
    assertThat(desk.opened()).isPositive();
    Arrays.sort(runs);
    return runs[RUNS / 2];
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
