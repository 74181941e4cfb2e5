package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import java.util.Map;
import java.util.Set;

/** The parts of a pack about actions. Checked here, used by the classifier. */
final class Actions {
  /** The actions of definitions.md. */
  private static final Set<String> ALL =
      Set.of(
          "RELEASE_HOLD",
          "RELEASE_TO_WAREHOUSE",
          "PLACE_HOLD",
          "WAIT",
          "BACKORDER",
          "SPLIT",
          "PARTIAL_SHIP",
          "CANCEL_REMAINDER",
          "SUBSTITUTE",
          "TRANSFER",
          "REALLOCATE",
          "RELEASE_RESERVATION",
          "ALTERNATE_SOURCE",
          "DROP_SHIP",
          "EXPEDITE",
          "REPRICE",
          "RESCHEDULE",
          "CORRECT_DATA",
          "ESCALATE",
          "NOTIFY");

  private Actions() {}

  static void execution(YamlNode node) {
    node.members()
        .forEach(
            (action, time) -> {
              action(time, action);
              PackReader.duration(time);
            });
  }

  static void signOff(YamlNode node) {
    node.members()
        .forEach(
            (action, roles) -> {
              action(roles, action);
              somebody(roles);
            });
  }

  /** Who approves the release of a hold, by its kind, which is the source's own word. */
  static void release(YamlNode node) {
    node.members().values().forEach(Actions::somebody);
  }

  private static void somebody(YamlNode roles) {
    if (roles.texts().isEmpty()) {
      throw roles.error("names nobody who could approve: name a role, or leave it out");
    }
  }

  static void locked(YamlNode node) {
    for (YamlNode item : node.items()) {
      Map<String, YamlNode> members = item.members("type", "actions", "rule", "unlockedBy");
      YamlNode type = item.need(members, "type");
      PackReader.type(type, type.text());
      YamlNode actions = item.need(members, "actions");
      actions.items().forEach(each -> action(each, each.text()));
      if (actions.items().isEmpty()) {
        throw actions.error("locks nothing: name an action, or leave the rule out");
      }
      item.need(members, "rule").text();
      item.need(members, "unlockedBy").text();
    }
  }

  private static void action(YamlNode node, String name) {
    if (!ALL.contains(name)) {
      throw node.error("names '" + name + "', which is not an action");
    }
  }
}
