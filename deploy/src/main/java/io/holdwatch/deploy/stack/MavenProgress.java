package io.holdwatch.deploy.stack;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an interactive Maven says of its downloads: "Progress (1): 4.1/158 MB", or with names "x.jar
 * (0.5/1.2 MB)".
 *
 * @param done bytes fetched of the files under way
 * @param total their size in bytes
 */
record MavenProgress(long done, long total) {
  private static final Pattern PART =
      Pattern.compile("([0-9.]+)(?: (B|kB|MB|GB))?/([0-9.]+) (B|kB|MB|GB)");
  private static final Map<String, Double> UNITS =
      Map.of("B", 1.0, "kB", 1e3, "MB", 1e6, "GB", 1e9);

  /** The sums of one line; empty where it is no such line. */
  static Optional<MavenProgress> parse(String line) {
    if (!line.startsWith("Progress (")) {
      return Optional.empty();
    }
    long done = 0;
    long total = 0;
    Matcher part = PART.matcher(line);
    while (part.find()) {
      String unit = part.group(2) == null ? part.group(4) : part.group(2);
      done += bytes(part.group(1), unit);
      total += bytes(part.group(3), part.group(4));
    }
    return total == 0 ? Optional.empty() : Optional.of(new MavenProgress(done, total));
  }

  private static long bytes(String number, String unit) {
    return Math.round(Double.parseDouble(number) * UNITS.getOrDefault(unit, 1.0));
  }
}
