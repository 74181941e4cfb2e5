package io.holdwatch.deploy.simulation.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who an order is for and how it is paid.
 *
 * @param customer business key of the sold-to customer; null: none stated
 * @param creditAccount business key of the account that pays; null: the customer's
 * @param currency ISO 4217 code of the order; null: none stated
 * @param entered when the order was entered; null: not stated
 * @param payment how it is paid; null: not stated
 */
public record Terms(
    @Nullable String customer,
    @Nullable String creditAccount,
    @Nullable String currency,
    @Nullable Instant entered,
    @Nullable PaymentKind payment) {
  /** Nothing is known of it. */
  public static final Terms UNKNOWN = new Terms(null, null, null, null, null);
}
