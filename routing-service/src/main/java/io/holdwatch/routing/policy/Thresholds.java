package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/** The parts of a pack that set the limits of rules. Checked here, used by the classifier. */
final class Thresholds {
  private static final int LOWEST_CLASS = 9;

  private Thresholds() {}

  /**
   * The systems that there are, and the fields of which several tell, each with its systems, best
   * first.
   */
  static void sources(YamlNode node) {
    Map<String, YamlNode> members =
        node.members("systems", "estimated", "status", "quantity", "onHand");
    Set<String> systems = Set.copyOf(node.need(members, "systems").texts());
    members.forEach(
        (field, sources) -> {
          if (Set.copyOf(sources.texts()).size() < sources.texts().size()) {
            throw sources.error("names a source twice: keep the first");
          }
          for (YamlNode each : sources.items()) {
            if (!systems.contains(each.text())) {
              throw each.error(
                  "names '" + each.text() + "', which is not in 'systems': use one of " + systems);
            }
          }
        });
  }

  static void stock(YamlNode node) {
    YamlNode.in(node.members("unconfirmedBefore"), "unconfirmedBefore")
        .ifPresent(PackReader::duration);
  }

  static void supplier(YamlNode node) {
    YamlNode.in(node.members("confirmBefore"), "confirmBefore").ifPresent(PackReader::duration);
  }

  static void dispatch(YamlNode node) {
    YamlNode.in(node.members("assignBefore"), "assignBefore").ifPresent(PackReader::duration);
  }

  static void credit(YamlNode node) {
    Map<String, YamlNode> members = node.members("overdueDays", "overdueAmount");
    YamlNode.in(members, "overdueDays")
        .ifPresent(
            days -> {
              if (days.number() < 0 || days.number() > Short.MAX_VALUE) {
                throw days.error("must be a number of days from 0 on, not " + days.text());
              }
            });
    YamlNode.in(members, "overdueAmount").ifPresent(PackReader::amount);
  }

  /** Returns the money up to which a mismatch is resolved without a person. */
  static BigDecimal price(YamlNode node) {
    Map<String, YamlNode> members =
        node.members("tolerance", "lineDiscount", "marginFloor", "lowRisk");
    YamlNode.in(members, "tolerance").ifPresent(Stakes::fraction);
    YamlNode.in(members, "lineDiscount").ifPresent(Stakes::fraction);
    YamlNode.in(members, "marginFloor").ifPresent(Stakes::fraction);
    return YamlNode.in(members, "lowRisk").map(PackReader::amount).orElse(BigDecimal.ZERO);
  }

  static void approvals(YamlNode node) {
    Map<String, YamlNode> members = node.members("discount", "value");
    YamlNode.in(members, "discount").ifPresent(Stakes::fraction);
    YamlNode.in(members, "value").ifPresent(PackReader::amount);
  }

  static void documents(YamlNode node) {
    Map<String, YamlNode> members = node.members("proofWithin", "despatchWithin");
    members.values().forEach(PackReader::duration);
  }

  static void holds(YamlNode node) {
    Map<String, YamlNode> members = node.members("mustBlock", "release");
    YamlNode.in(members, "mustBlock")
        .ifPresent(types -> types.items().forEach(type -> PackReader.type(type, type.text())));
    YamlNode.in(members, "release").ifPresent(Actions::release);
  }

  static void classOf(YamlNode node) {
    if (node.number() < 1 || node.number() > LOWEST_CLASS) {
      throw node.error("must be a class from 1, the highest, to 9, not " + node.text());
    }
  }
}
