package io.holdwatch.classifier.credit;

import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.PaymentKind;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order as it asks for credit.
 *
 * @param account business key of the credit account: the order's, else its customer's
 * @param payment how the order is paid
 * @param unshipped whether it is open and has open quantity
 * @param openValue value of the open quantities by currency
 * @param shippedValue value of what has shipped by now, by currency, of a closed order too
 * @param linePrices net price by line number, for invoices that name a line and a quantity
 * @param promisedShip earliest promise of its lines with open quantity
 * @param entered when it was entered
 * @param approvals its approvals, of every subject and state
 */
public record CreditOrder(
    @Nullable String account,
    PaymentKind payment,
    boolean unshipped,
    Map<String, BigDecimal> openValue,
    Map<String, BigDecimal> shippedValue,
    Map<String, UnitPrice> linePrices,
    @Nullable Instant promisedShip,
    Instant entered,
    List<Approval> approvals) {

  /** Orders that are paid before they ship take no credit. */
  boolean paidBefore() {
    return payment == PaymentKind.PREPAID || payment == PaymentKind.LETTER_OF_CREDIT;
  }
}
