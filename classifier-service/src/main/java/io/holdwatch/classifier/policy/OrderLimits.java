package io.holdwatch.classifier.policy;

import io.holdwatch.classifier.anomaly.AnomalySettings;
import io.holdwatch.classifier.churn.ChurnSettings;
import io.holdwatch.classifier.status.StatusSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Limits of the rules about how customers order and what other systems say of it.
 *
 * @param anomaly what looks unlike a customer's usual order
 * @param churn how often customers may change an order
 * @param status how far systems may differ
 */
public record OrderLimits(AnomalySettings anomaly, ChurnSettings churn, StatusSettings status) {
  static OrderLimits of(Map<String, Object> pack) {
    return new OrderLimits(
        anomaly(ClassifierPolicy.map(pack, "anomaly")),
        churn(ClassifierPolicy.map(pack, "churn")),
        new StatusSettings(
            Duration.parse(
                ClassifierPolicy.map(pack, "status")
                    .getOrDefault("etaTolerance", "PT0S")
                    .toString())));
  }

  private static AnomalySettings anomaly(Map<String, Object> anomaly) {
    return new AnomalySettings(
        Duration.parse(anomaly.getOrDefault("duplicateWithin", "PT0S").toString()),
        Integer.parseInt(anomaly.getOrDefault("history", Short.MAX_VALUE).toString()),
        new BigDecimal(anomaly.getOrDefault("least", 0).toString()),
        new BigDecimal(anomaly.getOrDefault("spread", 0).toString()));
  }

  private static ChurnSettings churn(Map<String, Object> churn) {
    Set<String> tiers = new HashSet<>();
    if (churn.get("tiers") instanceof List<?> list) {
      list.forEach(tier -> tiers.add(tier.toString()));
    }
    return new ChurnSettings(
        Set.copyOf(tiers),
        Integer.parseInt(churn.getOrDefault("changes", Short.MAX_VALUE).toString()),
        Duration.parse(churn.getOrDefault("within", "PT0S").toString()));
  }
}
