package io.holdwatch.routing.policy;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What routing takes from a policy pack.
 *
 * @param id id of the pack
 * @param version version of the pack [count of publications]
 * @param digest SHA-256 of the document, in hex
 * @param owners owner rules; together they cover every type, and no sub-reason twice
 * @param lowRisk a price mismatch that moves no more money than this needs no person [the reporting
 *     currency]
 * @param alerts of which exceptions account owners hear
 * @param followUps how inquiries of customers are answered
 * @param language what may be said to a customer
 * @param playbooks how exceptions are decided
 * @param reporting in which currency figures of different orders are told; null: a pack from before
 *     there was one
 */
public record RoutingPolicy(
    String id,
    int version,
    String digest,
    List<OwnerRule> owners,
    BigDecimal lowRisk,
    AlertRules alerts,
    FollowUpRules followUps,
    Language language,
    Playbooks playbooks,
    @Nullable ReportingRules reporting) {
  /**
   * Reads and checks a pack that is to be published.
   *
   * @param file name for messages
   * @throws io.holdwatch.contract.YamlError naming file, line, key and reason where the pack cannot
   *     be used
   */
  public static RoutingPolicy parse(String file, String document) {
    return PackReader.read(file, document, digest(document), true);
  }

  /** Reads a pack that was published, maybe before there was all that one has to say today. */
  public static RoutingPolicy published(String name, String document) {
    return PackReader.read(name, document, digest(document), false);
  }

  private static String digest(String document) {
    return Ids.sha256(document.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether money is in the currency in which the pack states its limits for a scope. */
  public boolean reports(Money money, String scope) {
    return reporting == null || reporting.currency(scope).equals(money.getCurrency());
  }

  /** "id@version". */
  public String name() {
    return id + "@" + version;
  }

  /**
   * The rule for an exception: one that names the sub-reason before one that covers the rest of its
   * type.
   */
  public OwnerRule owner(ExceptionType type, String subReason) {
    OwnerRule rest = null;
    for (OwnerRule rule : owners) {
      if (rule.type() == type && rule.covers(subReason)) {
        if (!rule.subReasons().isEmpty()) {
          return rule;
        }
        rest = rule;
      }
    }
    if (rest == null) {
      throw new IllegalArgumentException(
          "pack " + name() + " names no owner for " + type + " " + subReason);
    }
    return rest;
  }
}
