package io.holdwatch.classifier.policy;

import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the classifier takes from a policy pack. The pack was validated before it was published, so
 * what is missing here is an error of the publisher and stops the classifier.
 *
 * @param version "id@version"
 * @param digest SHA-256 of the document, in hex
 * @param settling how long a condition must last, by type
 * @param severities least revenue at risk of each severity, in the reporting currency
 * @param priorities least revenue at risk of each number of priority points, in the same
 * @param tierPoints priority points by customer tier
 * @param latePoints priority points of a promise that is already broken
 * @param freshness age up to which a fact is fresh, by fact type
 * @param sources which source is believed, best first, by field
 * @param limits of the rules
 * @param actions who approves them, what is locked, how long they take
 * @param impact what it costs to be late, and the points for it
 * @param unknownAfter how long an order that a customer asks about may take to become known
 * @param corrections who corrects master records, and how often is often
 * @param reporting in which currency figures of different orders are told; null: a pack from before
 *     there was one, under which each order's figures are in its own
 */
public record ClassifierPolicy(
    String version,
    String digest,
    Map<ExceptionType, Duration> settling,
    TreeMap<BigDecimal, Severity> severities,
    TreeMap<BigDecimal, Integer> priorities,
    Map<String, Integer> tierPoints,
    int latePoints,
    Map<String, Duration> freshness,
    Map<String, List<String>> sources,
    RuleLimits limits,
    ActionRules actions,
    ImpactRules impact,
    Duration unknownAfter,
    CorrectionRules corrections,
    @Nullable ReportingRules reporting) {

  /** Reads the activated pack. */
  public static ClassifierPolicy of(PolicyActivated activation) {
    Map<String, Object> pack =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(activation.getDocument());
    Map<ExceptionType, Duration> settling = new EnumMap<>(ExceptionType.class);
    map(pack, "settling")
        .forEach(
            (type, time) ->
                settling.put(ExceptionType.valueOf(type), Duration.parse(time.toString())));
    TreeMap<BigDecimal, Severity> severities = new TreeMap<>();
    map(pack, "severity")
        .forEach(
            (name, least) ->
                severities.put(new BigDecimal(least.toString()), Severity.valueOf(name)));
    Map<String, Object> priority = map(pack, "priority");
    TreeMap<BigDecimal, Integer> priorities = new TreeMap<>();
    map(priority, "money")
        .forEach(
            (points, least) ->
                priorities.put(new BigDecimal(least.toString()), Integer.valueOf(points)));
    Map<String, Integer> tiers = new HashMap<>();
    map(priority, "tier").forEach((tier, points) -> tiers.put(tier, ((Number) points).intValue()));
    Map<String, Duration> freshness = new HashMap<>();
    map(pack, "freshness")
        .forEach((type, age) -> freshness.put(type, Duration.parse(age.toString())));
    return new ClassifierPolicy(
        activation.getPackId() + "@" + activation.getPackVersion(),
        activation.getDigest(),
        settling,
        severities,
        priorities,
        tiers,
        priority.get("late") instanceof Number late ? late.intValue() : 0,
        freshness,
        sources(pack),
        RuleLimits.of(pack),
        ActionRules.of(pack),
        ImpactRules.of(pack),
        duration(map(pack, "followUps"), "unknownAfter"),
        CorrectionRules.of(pack),
        ReportingRules.of(pack));
  }

  private static Duration duration(Map<String, Object> section, String key) {
    Object time = section.get(key);
    return time == null ? Duration.ZERO : Duration.parse(time.toString());
  }

  private static Map<String, List<String>> sources(Map<String, Object> pack) {
    Map<String, List<String>> sources = new HashMap<>();
    map(pack, "sources")
        .forEach(
            (field, names) -> {
              if (names instanceof List<?> list) {
                sources.put(field, list.stream().map(String::valueOf).toList());
              }
            });
    return Map.copyOf(sources);
  }

  /** How long a condition of the type must last before it is told to anybody. */
  public Duration settling(ExceptionType type) {
    return settling.getOrDefault(type, Duration.ZERO);
  }

  /** Severity by impact alone; LOW where no value is known. */
  public Severity severity(@Nullable BigDecimal revenueAtRisk) {
    Map.Entry<BigDecimal, Severity> band =
        severities.floorEntry(revenueAtRisk == null ? BigDecimal.ZERO : revenueAtRisk);
    return band == null || revenueAtRisk == null ? Severity.LOW : band.getValue();
  }

  /** Severity of what may be worth anything: the highest there is. */
  public Severity severityOfUnvalued() {
    return severities.isEmpty() ? Severity.LOW : severities.lastEntry().getValue();
  }

  /** Points for money of what may be worth anything: the most there are; empty without bands. */
  public OptionalInt pointsOfUnvalued() {
    return priorities.values().stream().mapToInt(Integer::intValue).max();
  }

  static Map<String, Object> map(Map<String, Object> parent, String key) {
    Map<String, Object> result = new java.util.LinkedHashMap<>();
    if (parent.get(key) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> result.put(String.valueOf(name), value));
    }
    return result;
  }
}
