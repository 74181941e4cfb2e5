package io.holdwatch.deploy.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdwatch.contract.LocalTime;
import io.holdwatch.deploy.terminal.Terminal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** An explanation in lines for a person: what, why, options side by side, who, until when. */
public final class ExplanationText {
  private static final int WIDEST = 90;

  private final StringBuilder text = new StringBuilder();

  private ExplanationText() {}

  /** All of it. */
  public static String of(JsonNode explanation) {
    ExplanationText text = new ExplanationText();
    text.order(explanation);
    explanation.path("open").forEach(text::wrong);
    text.notAllowed(explanation);
    return text.text.toString();
  }

  private void order(JsonNode order) {
    line("", order.path("headline").asText());
    String customer = order.path("customerName").asText(order.path("customer").asText(""));
    String about = "Order " + order.path("order").asText();
    about += said(order, "customerPo", ", customer's number ");
    about += customer.isEmpty() ? "" : ", " + customer;
    about += said(order, "customerTier", ", tier ");
    about += said(order, "accountOwner", ", account owner ");
    about += order.has("orderValue") ? ", worth " + money(order.path("orderValue")) : "";
    line("", about);
    for (JsonNode first : order.path("decideFirst")) {
      line(
          "",
          first.path("lead").asText()
              + " "
              + first.path("rule").asText()
              + said(first, "what", " (").toLowerCase(Locale.ROOT)
              + (first.has("what") ? ")" : ""));
    }
  }

  private void wrong(JsonNode wrong) {
    text.append('\n');
    line("", wrong.path("what").asText());
    line("  ", wrong.path("summary").asText());
    String why = wrong.path("why").asText();
    if (!wrong.path("what").asText().endsWith(": " + why)) {
      field("why", why);
    }
    wrong.path("facts").forEach(fact -> field("fact", fact.asText()));
    if (wrong.has("asOf")) {
      field(
          "as of",
          instant(wrong.path("asOf").asText(), wrong.path("siteZone"))
              + ": what is wrong has not changed since");
    }
    JsonNode owner = wrong.path("owner");
    field(
        "owner",
        owner.path("words").asText(owner.path("team").asText())
            + (owner.has("after") ? ", after " + list(owner.path("after")) : "")
            + (owner.has("deadline")
                ? ", team's deadline "
                    + instant(owner.path("deadline").asText(), wrong.path("siteZone"))
                : "")
            + (owner.path("overdue").asBoolean() ? " (overdue)" : ""));
    if (wrong.has("decideBefore")) {
      field("before", "must be decided before " + wrong.path("decideBefore").asText());
    }
    if (wrong.has("latestSafeDecision")) {
      field(
          "keep",
          (wrong.path("tooLate").asBoolean()
                  ? "too late: latest decision that would have kept the promise "
                  : "latest decision that keeps the promise ")
              + instant(wrong.path("latestSafeDecision").asText(), wrong.path("siteZone")));
    }
    field(
        "urgency",
        "priority "
            + wrong.path("priority").asText()
            + ", severity "
            + wrong.path("severity").asText().toLowerCase(Locale.ROOT));
    if (wrong.has("revenueAtRisk")) {
      field(
          "money",
          "revenue at risk "
              + money(wrong.path("revenueAtRisk"))
              + (wrong.has("expectedLoss") ? ", expected loss " + loss(wrong) : "")
              + said(wrong, "lossOf", ": ")
              + said(wrong, "lossSpread", "; "));
    }
    wrong.path("commitments").forEach(each -> field("promised", each.path("said").asText()));
    if (wrong.has("unvalued")) {
      field("money", wrong.path("unvalued").asText());
    }
    if (wrong.has("recommended")) {
      JsonNode best = wrong.path("recommended");
      field(
          "advice",
          best.path("words").asText()
              + ": "
              + best.path("description").asText()
              + said(wrong, "asGood", " "));
    } else {
      field("advice", "none: " + wrong.path("withheld").asText());
    }
    if (wrong.has("nextStep")) {
      field("next", wrong.path("nextStep").asText());
    }
    if (wrong.has("playbook")) {
      field("how", wrong.path("playbook").asText());
    }
    if (wrong.has("together")) {
      field(
          "options",
          wrong.path("together").asText() + ", see the cause " + wrong.path("causeKey").asText());
    }
    options(wrong.path("options"), wrong.path("promiseZone"));
    wrong.path("evidence").forEach(this::evidence);
  }

  private void evidence(JsonNode fact) {
    field(
        "evidence",
        fact.path("label").asText()
            + ": "
            + fact.path("value").asText()
            + " ("
            + fact.path("source").asText()
            + " "
            + fact.path("recordType").asText()
            + " "
            + fact.path("recordId").asText()
            + ", "
            + fact.path("ageWords").asText()
            + " old"
            + (fact.path("stale").asBoolean() ? ", too old" : "")
            + said(fact, "rivalSource", ", but ")
            + said(fact, "rivalValue", " says ")
            + ")");
  }

  private void options(JsonNode options, JsonNode zone) {
    if (options.isEmpty()) {
      return;
    }
    for (JsonNode option : options) {
      field(
          "option",
          named(option)
              + (option.path("tooLate").asBoolean() ? " (too late)" : "")
              + ": "
              + option.path("description").asText());
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "option",
            "promise then",
            "begin by",
            "costs",
            "margin",
            "displaces",
            "approval of",
            "taken back"));
    options.forEach(
        option ->
            rows.add(
                List.of(
                    named(option),
                    option.has("promise") ? instant(option.path("promise").asText(), zone) : "-",
                    option.has("beginBy") ? instant(option.path("beginBy").asText(), zone) : "-",
                    option.has("cost") ? money(option.path("cost")) : "-",
                    option.has("marginEffect") ? signed(option.path("marginEffect")) : "-",
                    list(option.path("displaced")),
                    list(option.path("approvals")),
                    clip(option.path("reversibility").asText()))));
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder cells = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        cells.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      line("  ", cells.toString().stripTrailing());
    }
    options.forEach(
        option -> {
          if (option.has("doubt")) {
            line("  ", named(option) + ": but " + option.path("doubt").asText());
          }
        });
  }

  /** "1 transfer": what an option is called in the table of all. */
  private static String named(JsonNode option) {
    return option.path("rank").asText() + " " + option.path("words").asText();
  }

  private void notAllowed(JsonNode explanation) {
    JsonNode words = explanation.path("notAllowedWords");
    if (!words.isEmpty()) {
      text.append('\n');
      line("", "Not allowed");
      words.forEach(each -> line("  ", each.asText()));
    }
  }

  /** As it is written in sentences: "12 Mar 2026 14:00 CET", in UTC where no zone is known. */
  private static String instant(String iso, JsonNode zone) {
    return LocalTime.words(Instant.parse(iso), zone.isTextual() ? zone.asText() : null);
  }

  private static String loss(JsonNode wrong) {
    return wrong.path("lossWords").asText(money(wrong.path("expectedLoss")));
  }

  private void field(String name, String value) {
    line("  ", String.format("%-8s %s", name, value));
  }

  private void line(String indent, String words) {
    text.append(indent).append(Terminal.plain(words)).append('\n');
  }

  private static String clip(String words) {
    return words.length() > WIDEST ? words.substring(0, WIDEST - 1) + "…" : words;
  }

  private static String list(JsonNode names) {
    List<String> all =
        StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).toList();
    return all.isEmpty() ? "nobody" : clip(String.join(", ", all));
  }

  private static String said(JsonNode node, String field, String before) {
    return node.has(field) ? before + node.path(field).asText() : "";
  }

  private static String signed(JsonNode money) {
    String said = money(money);
    return said.startsWith("-") || said.startsWith("0.00 ") ? said : "+" + said;
  }

  private static String money(JsonNode money) {
    return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ENGLISH))
            .format(
                new BigDecimal(money.path("amount").asText("0")).setScale(2, RoundingMode.HALF_UP))
        + " "
        + money.path("currency").asText();
  }
}
