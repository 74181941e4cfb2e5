package io.holdwatch.classifier.policy;

import io.holdwatch.classifier.approval.ApprovalSettings;
import io.holdwatch.classifier.document.DocumentSettings;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the rules, as a policy pack sets them.
 *
 * @param classes policy class by customer tier, 1 the highest
 * @param unconfirmedBefore how long before its wave a covered line must have its reservation
 * @param confirmBefore how long before its day a supply must have been confirmed
 * @param assignBefore how long before its start an appointment must have somebody
 * @param overdueDays days past due from which debt counts as overdue
 * @param overdueAmount debt above which it holds every order [the account's currency]
 * @param priceTolerance tolerated difference [fraction of the expected price]
 * @param lineDiscount what a seller may give off without asking [fraction of the price]
 * @param marginFloor least margin where the agreed price names none [fraction]; null: none
 * @param mustBlock types for which the ERP must have a hold
 * @param orders how customers order
 * @param approvals what needs an approval
 * @param documents how long papers may take
 */
public record RuleLimits(
    Map<String, Integer> classes,
    Duration unconfirmedBefore,
    Duration confirmBefore,
    Duration assignBefore,
    int overdueDays,
    BigDecimal overdueAmount,
    BigDecimal priceTolerance,
    BigDecimal lineDiscount,
    @Nullable BigDecimal marginFloor,
    Set<ExceptionType> mustBlock,
    OrderLimits orders,
    ApprovalSettings approvals,
    DocumentSettings documents) {
  private static final int LOWEST_CLASS = 9;

  /** What holds where a pack sets nothing. */
  public static final RuleLimits NONE = of(Map.of());

  /** Policy class of a customer tier; the lowest where the pack names none. */
  public int classOf(@Nullable String tier) {
    return tier == null ? LOWEST_CLASS : classes.getOrDefault(tier, LOWEST_CLASS);
  }

  private static @Nullable BigDecimal number(Map<String, Object> pack, String part, String key) {
    Object value = ClassifierPolicy.map(pack, part).get(key);
    return value == null ? null : new BigDecimal(value.toString());
  }

  private static @Nullable Duration time(Map<String, Object> pack, String part, String key) {
    Object value = ClassifierPolicy.map(pack, part).get(key);
    return value == null ? null : Duration.parse(value.toString());
  }

  static RuleLimits of(Map<String, Object> pack) {
    Map<String, Integer> classes = new HashMap<>();
    ClassifierPolicy.map(ClassifierPolicy.map(pack, "priority"), "class")
        .forEach((tier, number) -> classes.put(tier, ((Number) number).intValue()));
    Map<String, Object> credit = ClassifierPolicy.map(pack, "credit");
    Map<String, Object> price = ClassifierPolicy.map(pack, "price");
    Set<ExceptionType> mustBlock = EnumSet.noneOf(ExceptionType.class);
    Object types = ClassifierPolicy.map(pack, "holds").get("mustBlock");
    if (types instanceof List<?> list) {
      list.forEach(type -> mustBlock.add(ExceptionType.valueOf(type.toString())));
    }
    return new RuleLimits(
        Map.copyOf(classes),
        Duration.parse(
            ClassifierPolicy.map(pack, "stock")
                .getOrDefault("unconfirmedBefore", "PT0S")
                .toString()),
        Duration.parse(
            ClassifierPolicy.map(pack, "supplier")
                .getOrDefault("confirmBefore", "PT12H")
                .toString()),
        Duration.parse(
            ClassifierPolicy.map(pack, "dispatch").getOrDefault("assignBefore", "P2D").toString()),
        Integer.parseInt(credit.getOrDefault("overdueDays", Short.MAX_VALUE).toString()),
        new BigDecimal(credit.getOrDefault("overdueAmount", 0).toString()),
        new BigDecimal(price.getOrDefault("tolerance", 0).toString()),
        new BigDecimal(price.getOrDefault("lineDiscount", 0).toString()),
        price.containsKey("marginFloor")
            ? new BigDecimal(price.get("marginFloor").toString())
            : null,
        Set.copyOf(mustBlock),
        OrderLimits.of(pack),
        new ApprovalSettings(
            number(pack, "approvals", "discount"), number(pack, "approvals", "value")),
        new DocumentSettings(
            time(pack, "documents", "proofWithin"), time(pack, "documents", "despatchWithin")));
  }
}
