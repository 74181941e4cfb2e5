package io.holdwatch.deploy.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures as one line of JSON, or as lines for a person. */
public final class FiguresText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COLUMNS = "%-20s %7s %8s %9s %7s%s  %s%n";
  private static final String JUDGED = "  precision  recall";

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
    line(out, "facts", sum(figures.facts()) + " of " + figures.facts().size() + " types");
    line(out, "rejected", sum(figures.rejected()) + counts(figures.rejected()));
    line(out, "orders", figures.orders() + " with " + figures.lines() + " lines");
    if (figures.exceptions().isEmpty()) {
      line(out, "exceptions", "none");
    }
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
    figures
        .profiles()
        .forEach(
            (name, of) ->
                line(
                    out,
                    name,
                    String.format(
                        Locale.ROOT,
                        "%s: %,d orders with %,d lines, %,d orders a day; %.1f %% of them in"
                            + " trouble",
                        of.scope(),
                        of.orders(),
                        of.lines(),
                        of.ordersPerDay(),
                        of.troubled() * 100)));
    if (!figures.exceptions().isEmpty()) {
      out.append(String.format("%n")).append(table(figures.exceptions()));
    }
    return out.toString();
  }

  /** A line for each type: spells, orders, and the judgement where there is one. */
  private static String table(Map<String, Figures.OfType> exceptions) {
    boolean judged = exceptions.values().stream().anyMatch(of -> of.precision() != null);
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            COLUMNS,
            "",
            "opened",
            "cleared",
            "open now",
            "orders",
            judged ? JUDGED : "",
            "ended as"));
    exceptions.forEach(
        (type, of) ->
            out.append(
                String.format(
                    COLUMNS,
                    type,
                    of.opened(),
                    of.cleared(),
                    of.openNow(),
                    of.ordersEver(),
                    judged(of),
                    list(of.outcomes()))));
    return out.toString();
  }

  private static String judged(Figures.OfType of) {
    if (of.precision() == null || of.recall() == null) {
      return "";
    }
    return of.opened() == 0 && of.recall() == 1
        ? String.format("  %9s  %6s", "-", "-")
        : String.format(Locale.ROOT, "  %9.2f  %6.2f", of.precision(), of.recall());
  }

  private static void line(StringBuilder out, String name, String text) {
    out.append(String.format("%-16s %s%n", name, text));
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String counts(Map<String, Long> counts) {
    return counts.isEmpty() ? "" : " (" + list(counts) + ")";
  }

  private static String list(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
