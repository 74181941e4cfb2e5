package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of a pack that says who corrects master records, and when policy calls it often. Checked
 * here, used by the classifier.
 */
final class DataOwners {
  private static final List<String> RECORDS =
      List.of("item", "unit", "conversion", "customer", "tax-id", "rate");

  private DataOwners() {}

  static void masterData(YamlNode node) {
    Map<String, YamlNode> members = node.members("recurring", "owners");
    YamlNode.in(members, "recurring").ifPresent(DataOwners::recurring);
    YamlNode owners = node.need(members, "owners");
    Set<List<String>> covered = new HashSet<>();
    for (YamlNode item : owners.items()) {
      Map<String, YamlNode> rule = item.members("records", "source", "table", "owner");
      if (item.need(rule, "owner").text().isBlank()) {
        throw item.error("must name the role that corrects");
      }
      YamlNode records = item.need(rule, "records");
      String source = YamlNode.in(rule, "source").map(YamlNode::text).orElse("");
      String table = YamlNode.in(rule, "table").map(YamlNode::text).orElse("");
      for (String record : records.texts()) {
        if (!RECORDS.contains(record)) {
          throw records.error("names '" + record + "': use one of " + String.join(", ", RECORDS));
        }
        if (covered.contains(List.of(record, "", ""))
            || !covered.add(List.of(record, source, table))) {
          throw item.error(record + " has a data owner already: keep one rule, the special first");
        }
      }
    }
    for (String record : RECORDS) {
      if (!covered.contains(List.of(record, "", ""))) {
        throw owners.error(
            "lack a data owner for " + record + ": add a rule without source and table");
      }
    }
  }

  private static void recurring(YamlNode node) {
    Map<String, YamlNode> members = node.members("times", "within", "records");
    many(node.need(members, "times"));
    PackReader.duration(node.need(members, "within"));
    many(node.need(members, "records"));
  }

  private static void many(YamlNode node) {
    if (node.number() < 2 || node.number() > Short.MAX_VALUE) {
      throw node.error("must be a number from 2 on, not " + node.text());
    }
  }
}
