package io.holdwatch.classifier.credit;

import java.time.Instant;
import java.util.stream.Collectors;

/** Says what would release an order, one sentence each. */
final class ReleaseWords {
  private final String currency;
  private final Instant now;

  ReleaseWords(String currency, Instant now) {
    this.currency = currency;
    this.now = now;
  }

  String of(Release release) {
    return switch (release) {
      case Release.Pay(long amount) ->
          "Once the customer has paid " + money(amount) + " it passes.";
      case Release.PayInvoices pay ->
          "Release after payment of "
              + (pay.bills().size() == 1 ? "invoice " : "invoices ")
              + pay.bills().stream()
                  .map(bill -> Words.invoice(bill, now))
                  .collect(Collectors.joining(", "))
              + more(pay.more())
              + ".";
      case Release.PayOverdue(int invoices, long amount, long more) ->
          "Release after payment of all "
              + invoices
              + " overdue invoices ("
              + money(amount)
              + " undisputed)"
              + more(more)
              + ".";
      case Release.SettleDisputes(long amount) ->
          "Credit the " + money(amount) + " in dispute and it passes.";
      case Release.WithoutOrder(var order, long value) ->
          "Order "
              + Words.number(order.order())
              + " before it takes "
              + money(value)
              + "; without that it passes.";
      case Release.Approve(var amount) ->
          amount.isPresent()
              ? "An approval of at least " + money(amount.getAsLong()) + " releases it."
              : "An approval without a limit releases it.";
      case Release.Prepay() -> "Payment in advance or a letter of credit releases it.";
      case Release.LiftFlag() -> "It passes once finance takes the flag back.";
    };
  }

  private String more(long amount) {
    return amount == 0 ? "" : " and of another " + money(amount);
  }

  private String money(long micros) {
    return Words.moneyUp(micros, currency);
  }
}
