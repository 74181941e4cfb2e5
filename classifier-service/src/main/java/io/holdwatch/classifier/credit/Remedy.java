package io.holdwatch.classifier.credit;

import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What alone would release an order that is held for credit, by the rules that hold it.
 *
 * @param kind what has to happen
 * @param words what it is, in a sentence
 * @param amount money that it takes: to be paid, credited or approved; null: none
 * @param invoices invoices that would be settled
 * @param account the credit account; null: no fact tells of it
 */
public record Remedy(
    Kind kind,
    String words,
    @Nullable Money amount,
    List<Invoice> invoices,
    @Nullable CreditAccount account) {

  /** What has to happen. */
  public enum Kind {
    /** Money comes in, and is not yet applied to an invoice. */
    PAY,
    /** The invoices are paid in full, and the amount comes in besides. */
    PAY_INVOICES,
    /** The disputes of the invoices are settled by credit. */
    SETTLE_DISPUTES,
    /** Somebody approves the order up to the amount; without one, any amount. */
    APPROVE,
    /** The order is paid before shipment. */
    PREPAY,
    /** Finance takes back its flag. */
    LIFT_FLAG
  }
}
