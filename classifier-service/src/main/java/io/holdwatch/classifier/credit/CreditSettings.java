package io.holdwatch.classifier.credit;

import java.math.BigDecimal;

/**
 * What a policy pack says about credit.
 *
 * @param overdueDays days past due after which a debt counts as overdue
 * @param overdueAmount overdue debt that is borne, in the currency of the account's limit
 */
public record CreditSettings(int overdueDays, BigDecimal overdueAmount) {
  /** What holds where a pack says nothing. */
  public static final CreditSettings DEFAULT = new CreditSettings(30, BigDecimal.valueOf(100));
}
