package io.holdwatch.routing.policy;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.YamlNode;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a policy pack strictly: types, unknown keys, gaps and overlaps are refused with line and
 * reason.
 */
final class PackReader {
  private PackReader() {}

  /**
   * Reads a pack.
   *
   * @param fresh whether it is yet to be published: then it must say what older ones could not
   */
  static RoutingPolicy read(String file, String document, String digest, boolean fresh) {
    YamlNode root = YamlNode.parse(file, document);
    Map<String, YamlNode> pack =
        root.members(
            "id",
            "version",
            "description",
            "settling",
            "severity",
            "priority",
            "freshness",
            "sources",
            "stock",
            "supplier",
            "dispatch",
            "credit",
            "price",
            "approvals",
            "documents",
            "holds",
            "anomaly",
            "churn",
            "status",
            "masterData",
            "reporting",
            "impact",
            "execution",
            "signOff",
            "locked",
            "alerts",
            "followUps",
            "language",
            "owners",
            "playbooks");
    YamlNode version = root.need(pack, "version");
    if (version.number() < 1 || version.number() > Integer.MAX_VALUE) {
      throw version.error("must be a number from 1 on");
    }
    YamlNode.in(pack, "settling")
        .ifPresent(
            node ->
                node.members()
                    .forEach(
                        (type, time) -> {
                          type(time, type);
                          duration(time);
                        }));
    YamlNode.in(pack, "severity")
        .ifPresent(
            node ->
                node.members()
                    .forEach(
                        (name, least) -> {
                          severity(least, name);
                          amount(least);
                        }));
    YamlNode.in(pack, "priority").ifPresent(Stakes::priority);
    YamlNode.in(pack, "freshness")
        .ifPresent(node -> node.members().values().forEach(PackReader::duration));
    YamlNode.in(pack, "sources").ifPresent(Thresholds::sources);
    YamlNode.in(pack, "stock").ifPresent(Thresholds::stock);
    YamlNode.in(pack, "supplier").ifPresent(Thresholds::supplier);
    YamlNode.in(pack, "dispatch").ifPresent(Thresholds::dispatch);
    YamlNode.in(pack, "credit").ifPresent(Thresholds::credit);
    YamlNode.in(pack, "approvals").ifPresent(Thresholds::approvals);
    YamlNode.in(pack, "documents").ifPresent(Thresholds::documents);
    YamlNode.in(pack, "holds").ifPresent(Thresholds::holds);
    YamlNode.in(pack, "anomaly").ifPresent(OrderThresholds::anomaly);
    YamlNode.in(pack, "churn").ifPresent(OrderThresholds::churn);
    YamlNode.in(pack, "status").ifPresent(OrderThresholds::status);
    YamlNode.in(pack, "masterData").ifPresent(DataOwners::masterData);
    YamlNode.in(pack, "impact").ifPresent(Stakes::impact);
    YamlNode.in(pack, "execution").ifPresent(Actions::execution);
    YamlNode.in(pack, "signOff").ifPresent(Actions::signOff);
    YamlNode.in(pack, "locked").ifPresent(Actions::locked);
    if (fresh && !pack.containsKey("reporting")) {
      throw root.error(
          "lacks 'reporting': say in which currency figures of different orders are compared and"
              + " added, as {currency: EUR, tolerance: 0.05}");
    }
    if (fresh && !pack.containsKey("playbooks")) {
      throw root.error(
          "lacks 'playbooks': say of each type how it is decided, as - {type: CREDIT_HOLD, text:"
              + " what to find out and the ways out}");
    }
    ReportingRules reporting = YamlNode.in(pack, "reporting").map(ReportingRules::of).orElse(null);
    BigDecimal lowRisk = YamlNode.in(pack, "price").map(Thresholds::price).orElse(BigDecimal.ZERO);
    List<OwnerRule> owners = owners(root.need(pack, "owners"));
    AlertRules alerts = YamlNode.in(pack, "alerts").map(AlertRules::of).orElse(AlertRules.NONE);
    Language language = YamlNode.in(pack, "language").map(Language::of).orElse(Language.NONE);
    YamlNode.in(pack, "alerts").ifPresent(node -> language.cover(alerts, node));
    return new RoutingPolicy(
        root.need(pack, "id").text(),
        Math.toIntExact(version.number()),
        digest,
        List.copyOf(owners),
        lowRisk,
        alerts,
        YamlNode.in(pack, "followUps").map(FollowUpRules::of).orElse(FollowUpRules.NONE),
        language,
        YamlNode.in(pack, "playbooks").map(Playbooks::of).orElse(Playbooks.NONE),
        reporting);
  }

  private static List<OwnerRule> owners(YamlNode node) {
    List<OwnerRule> rules = new ArrayList<>();
    Set<String> covered = new HashSet<>();
    Set<ExceptionType> rest = EnumSet.noneOf(ExceptionType.class);
    for (YamlNode item : node.items()) {
      Map<String, YamlNode> members =
          item.members("type", "subReasons", "team", "within", "reason");
      YamlNode typeNode = item.need(members, "type");
      ExceptionType type = type(typeNode, typeNode.text());
      Set<String> subReasons = new LinkedHashSet<>();
      YamlNode.in(members, "subReasons").ifPresent(names -> subReasons.addAll(names.texts()));
      for (String subReason : subReasons) {
        if (!covered.add(type + " " + subReason)) {
          throw item.error(type + " " + subReason + " has an owner already: keep one rule");
        }
      }
      if (subReasons.isEmpty() && !rest.add(type)) {
        throw item.error("a rule for the rest of " + type + " stands already: keep one");
      }
      YamlNode team = item.need(members, "team");
      team(team);
      rules.add(
          new OwnerRule(
              type,
              Set.copyOf(subReasons),
              team.text(),
              duration(item.need(members, "within")),
              item.need(members, "reason").text()));
    }
    for (ExceptionType type : ExceptionType.values()) {
      if (type != ExceptionType.UNKNOWN && !rest.contains(type)) {
        throw node.error("lack a rule for the rest of " + type + ": add one without subReasons");
      }
    }
    return rules;
  }

  static ExceptionType type(YamlNode node, String name) {
    for (ExceptionType type : ExceptionType.values()) {
      if (type != ExceptionType.UNKNOWN && type.name().equals(name)) {
        return type;
      }
    }
    throw node.error("names '" + name + "', which is not a type of exception");
  }

  static void team(YamlNode node) {
    if (!Topics.teams().contains(node.text())) {
      throw node.error("is not a team: use one of " + String.join(", ", Topics.teams()));
    }
  }

  static void severity(YamlNode node, String name) {
    for (Severity severity : Severity.values()) {
      if (severity != Severity.UNKNOWN && severity.name().equals(name)) {
        return;
      }
    }
    throw node.error("names '" + name + "': use INFO, LOW, MEDIUM, HIGH or CRITICAL");
  }

  static Duration duration(YamlNode node) {
    try {
      Duration duration = Duration.parse(node.text());
      if (duration.isNegative()) {
        throw node.error("is negative: " + node.text());
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw node.error("must be an ISO 8601 duration such as PT4H, not '" + node.text() + "'");
    }
  }

  static BigDecimal amount(YamlNode node) {
    try {
      BigDecimal amount = new BigDecimal(node.text());
      if (amount.signum() < 0) {
        throw node.error("must not be negative: " + node.text());
      }
      return amount;
    } catch (NumberFormatException e) {
      throw node.error("must be an amount, not '" + node.text() + "'");
    }
  }
}
