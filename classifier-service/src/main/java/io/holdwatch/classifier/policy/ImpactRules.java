package io.holdwatch.classifier.policy;

import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Severity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a policy pack says of impact and of the points for it.
 *
 * @param cancellation probability that the customer cancels, by tier and least days late; tier
 *     "rest" for all others [fraction]
 * @param daysLate days late where nothing says how late it will be
 * @param severity least severity of a type, however little money is at risk
 * @param timeLeft points by the most working time that is left for a decision
 * @param agreement points where a service agreement asks for a penalty
 * @param compliance points where rules of compliance apply
 * @param displaced points by the least number of orders that the best option displaces
 * @param complexity points by the least number of lines of the order
 */
public record ImpactRules(
    Map<String, TreeMap<Integer, BigDecimal>> cancellation,
    int daysLate,
    Map<ExceptionType, Severity> severity,
    TreeMap<Duration, Integer> timeLeft,
    int agreement,
    int compliance,
    TreeMap<Integer, Integer> displaced,
    TreeMap<Integer, Integer> complexity) {
  private static final String REST = "rest";

  /** Probability that a customer of a tier cancels what is so many days late. */
  public BigDecimal cancellation(@Nullable String tier, int days) {
    Map.Entry<Integer, BigDecimal> step = steps(tier).floorEntry(days);
    return step == null ? BigDecimal.ZERO : step.getValue();
  }

  /** The next number of days late from which on it is another; empty: it stays. */
  public Optional<Integer> nextCancellation(@Nullable String tier, int days) {
    return Optional.ofNullable(steps(tier).higherKey(days));
  }

  private TreeMap<Integer, BigDecimal> steps(@Nullable String tier) {
    TreeMap<Integer, BigDecimal> rest = cancellation.getOrDefault(REST, new TreeMap<>());
    return tier == null ? rest : cancellation.getOrDefault(tier, rest);
  }

  static ImpactRules of(Map<String, Object> pack) {
    Map<String, Object> impact = ClassifierPolicy.map(pack, "impact");
    Map<String, Object> priority = ClassifierPolicy.map(pack, "priority");
    Map<String, TreeMap<Integer, BigDecimal>> cancellation = new HashMap<>();
    Map<String, Object> tiers = ClassifierPolicy.map(impact, "cancellation");
    for (String tier : tiers.keySet()) {
      TreeMap<Integer, BigDecimal> steps = new TreeMap<>();
      ClassifierPolicy.map(tiers, tier)
          .forEach(
              (days, chance) ->
                  steps.put(Integer.valueOf(days), new BigDecimal(chance.toString())));
      cancellation.put(tier, steps);
    }
    TreeMap<Duration, Integer> timeLeft = new TreeMap<>();
    ClassifierPolicy.map(priority, "timeLeft")
        .forEach(
            (points, most) ->
                timeLeft.put(Duration.parse(most.toString()), Integer.valueOf(points)));
    Map<ExceptionType, Severity> severity = new EnumMap<>(ExceptionType.class);
    ClassifierPolicy.map(impact, "severity")
        .forEach(
            (type, least) ->
                severity.put(ExceptionType.valueOf(type), Severity.valueOf(least.toString())));
    return new ImpactRules(
        Map.copyOf(cancellation),
        number(impact, "daysLate"),
        severity,
        timeLeft,
        number(priority, "agreement"),
        number(priority, "compliance"),
        counted(priority, "displaced"),
        counted(priority, "complexity"));
  }

  private static TreeMap<Integer, Integer> counted(Map<String, Object> parent, String key) {
    TreeMap<Integer, Integer> points = new TreeMap<>();
    ClassifierPolicy.map(parent, key)
        .forEach((name, least) -> points.put(((Number) least).intValue(), Integer.valueOf(name)));
    return points;
  }

  private static int number(Map<String, Object> parent, String key) {
    return parent.get(key) instanceof Number number ? number.intValue() : 0;
  }
}
