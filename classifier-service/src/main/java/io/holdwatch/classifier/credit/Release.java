package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.subject.OrderKey;
import java.util.List;
import java.util.OptionalLong;

/**
 * What would release an order, by the same rules that hold it: each alone is enough. Amounts are
 * millionths of the limit's currency, rounded up to hundredths where somebody has to pay them.
 */
sealed interface Release {
  /** Money received on the account. */
  record Pay(long amount) implements Release {}

  /** These invoices paid in full, and more money received on the account. */
  record PayInvoices(List<Bill> bills, long more) implements Release {}

  /** All overdue invoices paid, and more money received on the account. */
  record PayOverdue(int invoices, long amount, long more) implements Release {}

  /** All disputes of the account settled by credit. */
  record SettleDisputes(long amount) implements Release {}

  /** An order before it gone. */
  record WithoutOrder(OrderKey order, long value) implements Release {}

  /** An approval up to at least an amount; empty: one without a limit. */
  record Approve(OptionalLong amount) implements Release {}

  /** Payment before shipment. */
  record Prepay() implements Release {}

  /** Finance taking its flag back. */
  record LiftFlag() implements Release {}
}
