package io.holdwatch.routing.policy;

import io.holdwatch.contract.SubReasons;
import io.holdwatch.contract.YamlNode;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an exception is decided: what the deciding person has to find out, and the ways out.
 *
 * @param texts by type and sub-reason; under "" what holds for the other sub-reasons
 */
public record Playbooks(Map<ExceptionType, Map<String, String>> texts) {
  /** A pack from before there were any. */
  public static final Playbooks NONE = new Playbooks(Map.of());

  private static final String REST = "";
  private static final int LONGEST = 400;

  /** The text for an exception: one that names the sub-reason before one for the rest. */
  public Optional<String> text(ExceptionType type, String subReason) {
    Map<String, String> own = texts.getOrDefault(type, Map.of());
    return Optional.ofNullable(own.getOrDefault(subReason, own.get(REST)));
  }

  static Playbooks of(YamlNode node) {
    Map<ExceptionType, Map<String, String>> texts = new EnumMap<>(ExceptionType.class);
    for (YamlNode item : node.items()) {
      Map<String, YamlNode> members = item.members("type", "subReasons", "text");
      YamlNode named = item.need(members, "type");
      ExceptionType type = PackReader.type(named, named.text());
      Map<String, String> own = texts.computeIfAbsent(type, each -> new HashMap<>());
      String text = text(item.need(members, "text"));
      List<String> subReasons =
          YamlNode.in(members, "subReasons").map(each -> known(type, each)).orElse(List.of(REST));
      for (String subReason : subReasons) {
        if (own.put(subReason, text) != null) {
          String rest = subReason.isEmpty() ? "the rest of " + type : type + " " + subReason;
          throw item.error(rest + " has a text already: keep one");
        }
      }
    }
    for (ExceptionType type : ExceptionType.values()) {
      if (type != ExceptionType.UNKNOWN && !texts.getOrDefault(type, Map.of()).containsKey(REST)) {
        throw node.error("lack a text for the rest of " + type + ": add one without subReasons");
      }
    }
    return new Playbooks(texts);
  }

  private static List<String> known(ExceptionType type, YamlNode node) {
    List<String> all = SubReasons.of(type);
    for (YamlNode each : node.items()) {
      if (!all.contains(each.text())) {
        throw each.error(
            "names '"
                + each.text()
                + "', which is no sub-reason of "
                + type
                + ": use one of "
                + String.join(", ", all));
      }
    }
    return node.texts();
  }

  private static String text(YamlNode node) {
    String text = node.text().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw node.error(
          "must say in one to three short sentences what to find out and the ways out: it has "
              + text.length()
              + " characters, at most "
              + LONGEST
              + " may be");
    }
    return text;
  }
}
