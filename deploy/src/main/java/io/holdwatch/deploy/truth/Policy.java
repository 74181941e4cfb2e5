package io.holdwatch.deploy.truth;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a policy pack that decide what is true.
 *
 * @param classes class by customer tier: lower is served first
 * @param otherClass class where the tier has none
 * @param unconfirmedBefore how long before its wave a line must be reserved
 * @param confirmBefore how long before its day a supply must be confirmed
 * @param assignBefore how long before its start an appointment must have somebody
 * @param overdueDays debt is overdue from so many days past due
 * @param overdueAmount overdue debt above it holds orders, in the account's currency
 * @param priceTolerance fraction of the expected price
 * @param lineDiscount up to this line discount the price before it is compared
 * @param marginFloor lowest margin where the price states none; null: none
 * @param mustBlock exception types that must have a hold
 * @param approvalDiscount discount off the list price of a line above which it needs an approval
 * @param approvalValue value above which an order needs one, in its currency
 * @param proofWithin how long after its delivery a shipment may be without a proof
 * @param despatchWithin how long after it left it may be without a despatch advice
 */
public record Policy(
    Map<String, Integer> classes,
    int otherClass,
    Duration unconfirmedBefore,
    Duration confirmBefore,
    Duration assignBefore,
    int overdueDays,
    BigDecimal overdueAmount,
    BigDecimal priceTolerance,
    BigDecimal lineDiscount,
    @Nullable BigDecimal marginFloor,
    Set<String> mustBlock,
    BigDecimal approvalDiscount,
    BigDecimal approvalValue,
    Duration proofWithin,
    Duration despatchWithin) {
  /** The pack that the product ships with. */
  public static final Policy STANDARD =
      new Policy(
          Map.of("A", 1, "B", 2, "C", 3),
          9,
          Duration.ofHours(2),
          Duration.ofHours(12),
          Duration.ofDays(2),
          30,
          BigDecimal.valueOf(100),
          BigDecimal.ZERO,
          new BigDecimal("0.30"),
          null,
          Set.of("CREDIT_HOLD"),
          new BigDecimal("0.20"),
          BigDecimal.valueOf(25_000),
          Duration.ofDays(2),
          Duration.ofHours(8));

  /** Class of a customer's tier; null: none stated. */
  int classOf(@Nullable String tier) {
    return tier == null ? otherClass : classes.getOrDefault(tier, otherClass);
  }
}
