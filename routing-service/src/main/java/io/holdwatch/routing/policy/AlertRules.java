package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Severity;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Of which exceptions account owners hear before the customer calls.
 *
 * @param types types of exceptions; empty: none
 * @param severity least severity
 * @param escalation team that answers where the account owner does not
 * @param within time from the opening by which the account owner has to have acted
 */
public record AlertRules(
    Set<ExceptionType> types, Severity severity, String escalation, Duration within) {
  /** No alerts. */
  public static final AlertRules NONE =
      new AlertRules(Set.of(), Severity.CRITICAL, "", Duration.ZERO);

  /** Whether account owners hear of an exception. */
  public boolean cover(ExceptionPacket packet) {
    return types.contains(packet.getType()) && packet.getSeverity().compareTo(severity) >= 0;
  }

  static AlertRules of(YamlNode node) {
    Map<String, YamlNode> members = node.members("types", "severity", "escalation", "within");
    Set<ExceptionType> types = EnumSet.noneOf(ExceptionType.class);
    YamlNode named = node.need(members, "types");
    for (YamlNode each : named.items()) {
      if (!types.add(PackReader.type(each, each.text()))) {
        throw each.error("names " + each.text() + " twice: keep one");
      }
    }
    YamlNode severity = node.need(members, "severity");
    PackReader.severity(severity, severity.text());
    YamlNode escalation = node.need(members, "escalation");
    PackReader.team(escalation);
    YamlNode within = node.need(members, "within");
    Duration time = PackReader.duration(within);
    if (time.isZero()) {
      throw within.error("leaves no time: give a duration such as PT24H");
    }
    return new AlertRules(
        Set.copyOf(types), Severity.valueOf(severity.text()), escalation.text(), time);
  }
}
