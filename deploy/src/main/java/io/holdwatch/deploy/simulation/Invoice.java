package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.SalesOrder.Line;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invoice or a credit note, as it is now. */
final class Invoice {
  final String number;
  final InvoiceKind kind;
  final CreditAccount account;
  final @Nullable SalesOrder order;
  final @Nullable Line line;
  final @Nullable BigDecimal quantity;
  final String currency;
  final BigDecimal total;
  final @Nullable LocalDate due;
  BigDecimal open;
  @Nullable BigDecimal disputed;
  boolean cancelled;

  Invoice(
      String number,
      InvoiceKind kind,
      CreditAccount account,
      @Nullable SalesOrder order,
      @Nullable Line line,
      @Nullable BigDecimal quantity,
      String currency,
      BigDecimal total,
      @Nullable LocalDate due) {
    this.number = number;
    this.kind = kind;
    this.account = account;
    this.order = order;
    this.line = line;
    this.quantity = quantity;
    this.currency = currency;
    this.total = total;
    this.due = due;
    this.open = total;
  }
}
