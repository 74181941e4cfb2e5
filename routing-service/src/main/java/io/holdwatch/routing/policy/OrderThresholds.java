package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import java.util.Map;

/** The parts of a pack that say when an order looks odd. Checked here, used by the classifier. */
final class OrderThresholds {
  private OrderThresholds() {}

  static void anomaly(YamlNode node) {
    Map<String, YamlNode> members = node.members("duplicateWithin", "history", "least", "spread");
    YamlNode.in(members, "duplicateWithin").ifPresent(PackReader::duration);
    YamlNode.in(members, "history").ifPresent(OrderThresholds::count);
    YamlNode.in(members, "least").ifPresent(Stakes::fraction);
    YamlNode.in(members, "spread").ifPresent(PackReader::amount);
  }

  static void churn(YamlNode node) {
    Map<String, YamlNode> members = node.members("tiers", "changes", "within");
    YamlNode.in(members, "tiers").ifPresent(YamlNode::texts);
    YamlNode.in(members, "changes").ifPresent(OrderThresholds::count);
    YamlNode.in(members, "within").ifPresent(PackReader::duration);
  }

  static void status(YamlNode node) {
    YamlNode.in(node.members("etaTolerance"), "etaTolerance").ifPresent(PackReader::duration);
  }

  private static void count(YamlNode node) {
    if (node.number() < 1 || node.number() > Short.MAX_VALUE) {
      throw node.error("must be a number from 1 on, not " + node.text());
    }
  }
}
