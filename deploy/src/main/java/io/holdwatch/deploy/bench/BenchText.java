package io.holdwatch.deploy.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/** A result as one line of JSON, or as lines for a person. */
public final class BenchText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BenchText() {}

  /** One JSON object on one line, with the fields of {@link BenchResult}. */
  public static String json(BenchResult result) {
    try {
      return JSON.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Several lines for a person. */
  public static String people(BenchResult result) {
    StringBuilder out = new StringBuilder();
    result
        .ratio()
        .forEach(
            (format, ratio) -> {
              BenchResult.Rates rates = result.eventsPerSecond().get(format);
              line(
                  out,
                  format,
                  String.format(
                      Locale.ROOT,
                      "%.2f of the hand-written chain (%.2f to %.2f in %d pairs)%s",
                      ratio.median(),
                      ratio.min(),
                      ratio.max(),
                      result.pairs(),
                      rates == null
                          ? ""
                          : String.format(
                              Locale.ROOT,
                              ": %,.0f of %,.0f events/s",
                              rates.product().median(),
                              rates.raw().median())));
            });
    BenchResult.Latency latency = result.latencyMs();
    line(
        out,
        "latency",
        String.format(
            Locale.ROOT,
            "p50 %d ms, p99 %d ms from due time to owner, at %,d events/s (%,d routed records)",
            latency.p50(),
            latency.p99(),
            latency.rate(),
            latency.routed()));
    result
        .cpuSecondsPerMillion()
        .forEach(
            (process, seconds) ->
                line(
                    out,
                    process,
                    String.format(
                        Locale.ROOT,
                        "%.1f s of processor time a million events, at most %d MiB resident",
                        seconds,
                        result.peakMemoryMb().getOrDefault(process, 0L))));
    return out.toString().stripTrailing();
  }

  private static void line(StringBuilder out, String name, String text) {
    out.append(String.format(Locale.ROOT, "%-14s ", name))
        .append(text)
        .append(System.lineSeparator());
  }
}
