package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.routing.queue.Owner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An explanation as JSON: symbols beside their words, null values left out. */
final class ExplanationJson {
  private static final Set<String> OF_ORDER =
      Set.of(
          "scope",
          "order",
          "orderNumber",
          "customerPo",
          "customer",
          "customerName",
          "customerTier",
          "accountOwner",
          "orderValue");
  private static final Set<String> OF_EXCEPTION =
      Set.of(
          "exceptionId",
          "type",
          "subReason",
          "lines",
          "since",
          "openedAt",
          "revenueAtRisk",
          "expectedLoss",
          "lossParts",
          "lossPerHour",
          "marginEffect",
          "reportedMarginEffect",
          "unvalued",
          "commitments",
          "severity",
          "priority",
          "confidence",
          "latestSafeDecision",
          "checkpoint",
          "checkpointAt",
          "siteZone",
          "promiseZone",
          "summary");

  private ExplanationJson() {}

  static Map<String, Object> of(Explanation explanation) {
    Map<String, Object> json = new LinkedHashMap<>(PlainJson.of(explanation.newest(), OF_ORDER));
    json.put("headline", explanation.headline());
    json.put("decideFirst", first(explanation.turns()));
    json.put("open", explanation.open().stream().map(ExplanationJson::wrong).toList());
    json.put("notAllowed", explanation.locked().stream().map(PlainJson::of).toList());
    json.put(
        "notAllowedWords",
        new Say()
            .locked(explanation.locked()).stream()
                .map(each -> each.until() + " " + each.rule())
                .toList());
    Wrong closed = explanation.closed();
    if (closed != null) {
      json.put("closedLast", closed(closed.packet()));
    }
    return json;
  }

  private static List<Map<String, Object>> first(Turns turns) {
    return IntStream.range(0, turns.first().size())
        .mapToObj(at -> first(turns.first().get(at), turns.lead(at)))
        .toList();
  }

  private static Map<String, Object> first(First first, String lead) {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!first.id().isEmpty()) {
      json.put("exceptionId", first.id());
      json.put("what", first.what());
    }
    json.put("decides", first.decides());
    json.put("lead", lead);
    json.put("rule", first.rule());
    return json;
  }

  private static Map<String, Object> closed(ExceptionPacket packet) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("exceptionId", packet.getExceptionId());
    json.put("type", packet.getType().name());
    json.put("what", what(packet));
    json.put("outcome", packet.getOutcome().name());
    json.put("outcomeWords", Words.of(packet.getOutcome().name()));
    put(json, "endedAt", packet.getEndedAt());
    return json;
  }

  private static Map<String, Object> wrong(Wrong wrong) {
    ExceptionPacket packet = wrong.packet();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("what", what(packet));
    json.putAll(PlainJson.of(packet, OF_EXCEPTION));
    if (packet.getCheckpoint() != Checkpoint.UNKNOWN) {
      json.put("decideBefore", new Say().before(packet));
    }
    json.put("why", wrong.why());
    if (packet.getLatestSafeDecision() != null) {
      json.put("tooLate", wrong.row().tooLate());
    }
    Money lossPerHour = wrong.row().lossPerHour();
    if (lossPerHour != null) {
      json.put("lossPerHourNow", PlainJson.of(lossPerHour));
    }
    json.put("asOf", packet.getAt().toString());
    put(json, "causeKey", packet.getCauseKey());
    if (!wrong.row().tooLate()) {
      String spread = new Losses().spread(packet, lossPerHour);
      put(json, "lossSpread", spread.isEmpty() ? null : spread);
    }
    if (packet.getExpectedLoss() != null) {
      Losses losses = new Losses();
      json.put("lossWords", losses.loss(packet.getExpectedLoss(), packet.getLossParts()));
      String of = losses.ofLoss(packet.getLossParts());
      put(json, "lossOf", of.isEmpty() ? null : of);
    }
    put(json, "together", wrong.together());
    json.put("facts", wrong.facts());
    json.put("evidence", wrong.evidence().stream().map(ExplanationJson::evidence).toList());
    json.put(
        "options",
        wrong.options().stream().map(each -> option(each, wrong.row().clock())).toList());
    Advice advice = wrong.advice();
    ActionOption best = advice.recommended();
    if (best != null) {
      json.put("recommended", option(best, wrong.row().clock()));
    }
    if (!advice.asGood().isEmpty()) {
      json.put("asGood", advice.asGood());
    }
    put(json, "withheld", wrong.withheld());
    put(json, "playbook", wrong.playbook());
    NextStep next = wrong.next();
    put(json, "nextStep", next == null ? null : next.lead() + " " + next.step());
    Owner owner = wrong.entry().owner();
    Map<String, Object> decides = new LinkedHashMap<>();
    decides.put("team", wrong.team().isEmpty() ? "nobody" : wrong.team());
    decides.put("words", Words.of(wrong.team().isEmpty() ? "nobody" : wrong.team()));
    put(decides, "deadline", owner == null ? null : owner.deadline());
    if (!wrong.turns().after().isEmpty()) {
      decides.put("after", wrong.turns().after());
    }
    decides.put("overdue", wrong.row().overdue());
    json.put("owner", decides);
    return json;
  }

  private static String what(ExceptionPacket packet) {
    return Words.of(packet.getType().name()) + ": " + new Say().reason(packet);
  }

  private static Map<String, Object> option(ActionOption option, SiteClock clock) {
    Map<String, Object> json = PlainJson.of(option);
    json.put("tooLate", new Offer().tooLate(option, clock));
    json.put("words", Words.of(option.getAction()));
    return json;
  }

  private static Map<String, Object> evidence(Evidence fact) {
    Map<String, Object> json = PlainJson.of(fact);
    json.put("ageWords", new Say().age(fact.getAge()));
    json.put(
        "stale", fact.getFreshnessBudget() != null && fact.getAge() > fact.getFreshnessBudget());
    return json;
  }

  private static void put(Map<String, Object> json, String name, @Nullable Object value) {
    if (value != null) {
      json.put(name, value.toString());
    }
  }
}
