package io.holdwatch.deploy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures as one line of JSON, or as lines for a person. */
public final class FiguresText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FiguresText() {}

  /** One JSON object on one line, with the fields of {@link Figures}. */
  public static String json(Figures figures) {
    try {
      return JSON.writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Several lines for a person. */
  public static String people(Figures figures) {
    StringBuilder out = new StringBuilder();
    line(out, "events", Long.toString(figures.events()));
    line(out, "facts", sum(figures.facts()) + counts(figures.facts()));
    line(out, "rejected", sum(figures.rejected()) + counts(figures.rejected()));
    line(out, "orders", figures.orders() + " with " + figures.lines() + " lines");
    if (figures.exceptions().isEmpty()) {
      line(out, "exceptions", "none");
    }
    figures
        .exceptions()
        .forEach(
            (type, of) ->
                line(
                    out,
                    type,
                    of.opened()
                        + " opened, "
                        + of.cleared()
                        + " cleared"
                        + counts(of.outcomes())
                        + ", "
                        + of.openNow()
                        + " open now; "
                        + of.ordersEver()
                        + " orders ever"
                        + judged(of)));
    line(out, "routed", sum(figures.routed()) + counts(figures.routed()));
    Figures.Latency latency = figures.latencyMs();
    line(
        out,
        "latency",
        latency.p50() == null ? "-" : "p50 " + latency.p50() + " ms, p99 " + latency.p99() + " ms");
    line(
        out,
        "audit",
        figures.audit().entries()
            + " entries, "
            + (figures.audit().verified()
                ? "verified"
                : "NOT verified: run 'holdwatch audit verify'"));
    return out.toString();
  }

  private static String judged(Figures.OfType of) {
    return of.precision() == null
        ? ""
        : String.format(
            Locale.ROOT,
            "; judged by the truth: precision %.2f, recall %.2f",
            of.precision(),
            of.recall());
  }

  private static void line(StringBuilder out, String name, String text) {
    out.append(String.format("%-16s %s%n", name, text));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String counts(Map<String, Long> counts) {
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
  }
}
