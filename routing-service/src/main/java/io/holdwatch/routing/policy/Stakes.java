package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;

/** The parts of a pack about impact and priority. Checked here, used by the classifier. */
final class Stakes {
  private static final int MOST = 100;

  private Stakes() {}

  static void priority(YamlNode node) {
    Map<String, YamlNode> members =
        node.members(
            "money",
            "tier",
            "late",
            "timeLeft",
            "agreement",
            "compliance",
            "displaced",
            "complexity",
            "class");
    byPoints(members, "money", PackReader::amount);
    byPoints(members, "timeLeft", PackReader::duration);
    byPoints(members, "displaced", Stakes::count);
    byPoints(members, "complexity", Stakes::count);
    YamlNode.in(members, "tier").ifPresent(tier -> tier.members().values().forEach(Stakes::points));
    YamlNode.in(members, "late").ifPresent(Stakes::points);
    YamlNode.in(members, "agreement").ifPresent(Stakes::points);
    YamlNode.in(members, "compliance").ifPresent(Stakes::points);
    YamlNode.in(members, "class")
        .ifPresent(classes -> classes.members().values().forEach(Thresholds::classOf));
  }

  static void impact(YamlNode node) {
    Map<String, YamlNode> members = node.members("cancellation", "daysLate", "severity");
    YamlNode.in(members, "daysLate").ifPresent(Stakes::count);
    YamlNode.in(members, "severity")
        .ifPresent(
            types ->
                types
                    .members()
                    .forEach(
                        (type, least) -> {
                          PackReader.type(least, type);
                          PackReader.severity(least, least.text());
                        }));
    YamlNode.in(members, "cancellation")
        .ifPresent(
            tiers ->
                tiers
                    .members()
                    .values()
                    .forEach(
                        tier ->
                            tier.members()
                                .forEach(
                                    (days, chance) -> {
                                      if (!days.matches("\\d{1,4}")) {
                                        throw chance.error(
                                            "must be named by its days late, from 0");
                                      }
                                      fraction(chance);
                                    })));
  }

  static void fraction(YamlNode node) {
    if (PackReader.amount(node).compareTo(BigDecimal.ONE) > 0) {
      throw node.error("must be a fraction from 0 to 1, not " + node.text());
    }
  }

  private static void byPoints(
      Map<String, YamlNode> members, String key, Consumer<YamlNode> check) {
    YamlNode.in(members, key)
        .ifPresent(
            bands ->
                bands
                    .members()
                    .forEach(
                        (points, value) -> {
                          if (!points.matches("\\d{1,3}") || Integer.parseInt(points) > MOST) {
                            throw value.error("must be named by its points, 0 to 100");
                          }
                          check.accept(value);
                        }));
  }

  private static void count(YamlNode node) {
    if (node.number() < 0 || node.number() > Short.MAX_VALUE) {
      throw node.error("must be a number from 0 on, not " + node.text());
    }
  }

  private static void points(YamlNode node) {
    if (node.number() < 0 || node.number() > MOST) {
      throw node.error("must be 0 to 100 points, not " + node.text());
    }
  }
}
