package io.holdwatch.classifier.approval;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * When an order needs an approval.
 *
 * @param discount discount off the list price above which a line needs one; fraction; null: never
 * @param value value above which an order needs one, in the order's currency; null: never
 */
public record ApprovalSettings(@Nullable BigDecimal discount, @Nullable BigDecimal value) {}
