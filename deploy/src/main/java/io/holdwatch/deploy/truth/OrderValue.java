package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order is worth at one instant, in one currency. */
final class OrderValue {
  private final Rates rates;
  private final OrderAt order;
  private final String currency;
  private final Instant now;

  OrderValue(Rates rates, OrderAt order, String currency, Instant now) {
    this.rates = rates;
    this.order = order;
    this.currency = currency;
    this.now = now;
  }

  /** Whether there is a rate for each of its prices. */
  boolean convertible() {
    return order.lines().stream()
        .map(line -> line.pricing().net())
        .allMatch(
            net ->
                net == null
                    || rates.convert(BigDecimal.ONE, net.currency(), currency, now) != null);
  }

  /** Value of what is neither cancelled nor shipped. */
  BigDecimal open() {
    return order.lines().stream()
        .map(line -> value(line, order.open(line)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Value of what was shipped and not invoiced.
   *
   * @param invoices of the order
   */
  BigDecimal shippedNotInvoiced(List<InvoiceStated> invoices) {
    BigDecimal value =
        order.lines().stream()
            .map(line -> value(line, order.shipped(line)))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    for (InvoiceStated invoice : invoices) {
      if (invoice.kind() == InvoiceKind.INVOICE && !invoice.cancelled()) {
        value = value.subtract(invoiced(invoice));
      }
    }
    return value.max(BigDecimal.ZERO);
  }

  private BigDecimal invoiced(InvoiceStated invoice) {
    LineStated line = invoice.line() == null ? null : order.line(invoice.line());
    return line != null && invoice.quantity() != null
        ? value(line, invoice.quantity())
        : rates.orNothing(invoice.total(), currency, now);
  }

  private BigDecimal value(LineStated line, BigDecimal quantity) {
    UnitPrice net = line.pricing().net();
    if (net == null || quantity.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal value = quantity.multiply(net.amount()).divide(net.per(), MathContext.DECIMAL128);
    @Nullable BigDecimal converted = rates.convert(value, net.currency(), currency, now);
    return converted == null ? BigDecimal.ZERO : converted;
  }
}
