package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import io.holdwatch.contract.packet.ExceptionState;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be said to a customer. A sentence names no figure of its own: every value is a token
 * that a packet fills, and a sentence with a token that the packet cannot fill is not allowed.
 *
 * @param alerts by type and state of an exception
 * @param replies by reason
 */
public record Language(
    Map<ExceptionType, Map<ExceptionState, List<String>>> alerts,
    Map<ReplyReason, List<String>> replies) {
  /** Nothing may be said. */
  public static final Language NONE = new Language(Map.of(), Map.of());

  private static final Pattern TOKEN = Pattern.compile("\\{([^}]*)}");
  private static final Pattern FIGURE = Pattern.compile("\\d");
  private static final Set<String> OF_ALERTS = Set.of("order", "customerPo");
  private static final Set<String> OF_REPLIES = Set.of("order", "customerPo", "promised", "stage");

  /** What may be said about an exception. */
  public List<String> alert(ExceptionType type, ExceptionState state, Map<String, String> values) {
    return filled(alerts.getOrDefault(type, Map.of()).getOrDefault(state, List.of()), values);
  }

  /** What may be answered. */
  public List<String> reply(ReplyReason reason, Map<String, String> values) {
    return filled(replies.getOrDefault(reason, List.of()), values);
  }

  private static List<String> filled(List<String> sentences, Map<String, String> values) {
    List<String> filled = new ArrayList<>();
    for (String sentence : sentences) {
      Matcher token = TOKEN.matcher(sentence);
      if (token.results().allMatch(each -> values.containsKey(each.group(1)))) {
        filled.add(
            TOKEN
                .matcher(sentence)
                .replaceAll(
                    each -> Matcher.quoteReplacement(values.getOrDefault(each.group(1), ""))));
      }
    }
    return List.copyOf(filled);
  }

  static Language of(YamlNode node) {
    Map<String, YamlNode> members = node.members("alerts", "replies");
    Map<ExceptionType, Map<ExceptionState, List<String>>> alerts =
        new EnumMap<>(ExceptionType.class);
    for (YamlNode item : node.need(members, "alerts").items()) {
      Map<String, YamlNode> parts = item.members("types", "state", "say");
      ExceptionState state = state(item.need(parts, "state"));
      List<String> say = sentences(item.need(parts, "say"), OF_ALERTS);
      for (YamlNode each : item.need(parts, "types").items()) {
        ExceptionType type = PackReader.type(each, each.text());
        if (alerts.computeIfAbsent(type, t -> new HashMap<>()).put(state, say) != null) {
          throw each.error("has language for " + state + " already: keep one rule");
        }
      }
    }
    Map<ReplyReason, List<String>> replies = new EnumMap<>(ReplyReason.class);
    YamlNode said = node.need(members, "replies");
    for (YamlNode item : said.items()) {
      Map<String, YamlNode> parts = item.members("reason", "say");
      YamlNode reason = item.need(parts, "reason");
      if (replies.put(reason(reason), sentences(item.need(parts, "say"), OF_REPLIES)) != null) {
        throw reason.error("stands twice: keep one rule for " + reason.text());
      }
    }
    for (ReplyReason reason : ReplyReason.values()) {
      if (!replies.containsKey(reason)) {
        throw said.error("say nothing for " + reason + ": add a rule");
      }
    }
    return new Language(alerts, replies);
  }

  /** Refuses alerts about which nothing may be said. */
  void cover(AlertRules rules, YamlNode node) {
    for (ExceptionType type : rules.types()) {
      for (ExceptionState state : List.of(ExceptionState.OPEN, ExceptionState.CLOSED)) {
        if (!alerts.getOrDefault(type, Map.of()).containsKey(state)) {
          throw node.error(
              "names " + type + ", but 'language.alerts' says nothing for it while " + state);
        }
      }
    }
  }

  private static ExceptionState state(YamlNode node) {
    return switch (node.text()) {
      case "OPEN" -> ExceptionState.OPEN;
      case "CLOSED" -> ExceptionState.CLOSED;
      default -> throw node.error("is '" + node.text() + "': use OPEN or CLOSED");
    };
  }

  private static ReplyReason reason(YamlNode node) {
    for (ReplyReason reason : ReplyReason.values()) {
      if (reason.name().equals(node.text())) {
        return reason;
      }
    }
    throw node.error("is '" + node.text() + "': use one of " + List.of(ReplyReason.values()));
  }

  private static List<String> sentences(YamlNode node, Set<String> tokens) {
    for (YamlNode each : node.items()) {
      if (FIGURE.matcher(each.text()).find()) {
        throw each.error("names a figure itself: let a token stand for it");
      }
      Matcher token = TOKEN.matcher(each.text());
      while (token.find()) {
        if (!tokens.contains(token.group(1))) {
          throw each.error(
              "has the token {" + token.group(1) + "}: use one of " + new TreeSet<>(tokens));
        }
      }
    }
    return node.texts();
  }
}
