package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How inquiries of customers are answered.
 *
 * @param within time from the inquiry's opening to the answer
 * @param manual classes that always stay with people; empty: the pack says nothing, so all do
 */
public record FollowUpRules(Duration within, List<Manual> manual) {
  /** Nothing is said, so every answer stays with people. */
  public static final FollowUpRules NONE = new FollowUpRules(Duration.ofHours(1), List.of());

  /** Classes that no pack may leave out, each with the reason that an answer gives. */
  private static final Map<String, ReplyReason> NAMED = named();

  /**
   * A class that always stays with people.
   *
   * @param name name of the class
   * @param reason what an answer gives as the reason
   * @param types open exceptions that make it so
   * @param kinds kinds of inquiry that make it so
   */
  public record Manual(
      String name, ReplyReason reason, Set<ExceptionType> types, Set<String> kinds) {
    /** Whether an open exception or what is asked makes it so. */
    public boolean covers(Set<ExceptionType> open, @Nullable String kind) {
      return open.stream().anyMatch(types::contains) || (kind != null && kinds.contains(kind));
    }
  }

  private static Map<String, ReplyReason> named() {
    Map<String, ReplyReason> named = new LinkedHashMap<>();
    named.put("contract dispute", ReplyReason.CONTRACT_DISPUTE);
    named.put("pricing-sensitive message", ReplyReason.PRICING);
    named.put("late fulfilment change", ReplyReason.LATE_CHANGE);
    return named;
  }

  static FollowUpRules of(YamlNode node) {
    Map<String, YamlNode> members = node.members("unknownAfter", "within", "manual");
    PackReader.duration(node.need(members, "unknownAfter"));
    Map<String, Manual> manual = new LinkedHashMap<>();
    YamlNode classes = node.need(members, "manual");
    for (YamlNode item : classes.items()) {
      Map<String, YamlNode> parts = item.members("class", "types", "kinds");
      YamlNode name = item.need(parts, "class");
      ReplyReason reason = NAMED.get(name.text());
      if (reason == null) {
        throw name.error(
            "is no class that stays with people: use one of " + String.join(", ", NAMED.keySet()));
      }
      Set<ExceptionType> types = EnumSet.noneOf(ExceptionType.class);
      for (YamlNode type : item.need(parts, "types").items()) {
        types.add(PackReader.type(type, type.text()));
      }
      List<String> kinds = YamlNode.in(parts, "kinds").map(YamlNode::texts).orElse(List.of());
      Manual read = new Manual(name.text(), reason, Set.copyOf(types), Set.copyOf(kinds));
      if (manual.put(name.text(), read) != null) {
        throw name.error("stands twice: keep one");
      }
    }
    List<Manual> ordered = new ArrayList<>();
    NAMED
        .keySet()
        .forEach(
            name -> {
              Manual read = manual.get(name);
              if (read == null) {
                throw classes.error("leaves out '" + name + "', which always stays with people");
              }
              ordered.add(read);
            });
    return new FollowUpRules(
        PackReader.duration(node.need(members, "within")), List.copyOf(ordered));
  }
}
