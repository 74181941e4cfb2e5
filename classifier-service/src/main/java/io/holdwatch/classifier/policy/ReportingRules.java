package io.holdwatch.classifier.policy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which currency figures of different orders are told, so that they can be compared and added.
 *
 * @param currency ISO 4217 code of every scope that has none of its own
 * @param scopes ISO 4217 codes of the scopes that have one of their own
 * @param tolerance by how much what is at risk may have moved since it was told without being told
 *     again [fraction]
 */
public record ReportingRules(String currency, Map<String, String> scopes, BigDecimal tolerance) {
  /** The reporting currency of a scope. */
  public String currency(String scope) {
    return scopes.getOrDefault(scope, currency);
  }

  /** Null: a pack from before there was a reporting currency. */
  static @Nullable ReportingRules of(Map<String, Object> pack) {
    Map<String, Object> reporting = ClassifierPolicy.map(pack, "reporting");
    Object currency = reporting.get("currency");
    if (currency == null) {
      return null;
    }
    Map<String, String> scopes = new HashMap<>();
    ClassifierPolicy.map(reporting, "scopes")
        .forEach((scope, code) -> scopes.put(scope, code.toString()));
    return new ReportingRules(
        currency.toString(),
        Map.copyOf(scopes),
        new BigDecimal(reporting.getOrDefault("tolerance", BigDecimal.ZERO).toString()));
  }
}
