package io.holdwatch.routing.policy;

import io.holdwatch.contract.YamlNode;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/**
 * In which currency figures of different orders are told. The classifier converts; here money is
 * only compared with the limits of the pack, which are in that currency.
 *
 * @param currency ISO 4217 code of every scope that has none of its own
 * @param scopes ISO 4217 codes of the scopes that have one of their own
 */
public record ReportingRules(String currency, Map<String, String> scopes) {
  private static final String CODE = "[A-Z]{3}";

  /** The reporting currency of a scope. */
  public String currency(String scope) {
    return scopes.getOrDefault(scope, currency);
  }

  static ReportingRules of(YamlNode node) {
    Map<String, YamlNode> members = node.members("currency", "scopes", "tolerance");
    Map<String, String> scopes = new HashMap<>();
    YamlNode.in(members, "scopes")
        .ifPresent(
            each -> each.members().forEach((scope, currency) -> scopes.put(scope, code(currency))));
    Stakes.fraction(node.need(members, "tolerance"));
    return new ReportingRules(code(node.need(members, "currency")), Map.copyOf(scopes));
  }

  private static String code(YamlNode node) {
    String code = node.text();
    if (!code.matches(CODE)
        || Currency.getAvailableCurrencies().stream()
            .noneMatch(each -> each.getCurrencyCode().equals(code))) {
      throw node.error("must be a currency of ISO 4217 such as EUR, not '" + code + "'");
    }
    return code;
  }
}
