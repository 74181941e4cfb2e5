package io.holdwatch.deploy.simulation;

import io.holdwatch.deploy.simulation.history.CheckHappening.ApprovalStated;
import io.holdwatch.deploy.simulation.history.CheckHappening.HoldStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.ExchangeRateStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.PaymentStated;
import io.holdwatch.deploy.simulation.history.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the finance system's rows of accounts, invoices, payments and rates, and the ERP's of holds
 * and approvals.
 */
final class FinanceAnnouncer {
  private final Channels channels;
  private final Map<String, ErpFeed.Row> rows = new HashMap<>();

  FinanceAnnouncer(Channels channels) {
    this.channels = channels;
  }

  void account(CreditAccount account) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("currency", account.currency);
    columns.put("credit_limit", account.limit.toPlainString());
    columns.put("secured", text(account.secured));
    columns.put("tolerance", account.tolerance.toPlainString());
    columns.put("horizon_days", account.horizon);
    columns.put("terms_days", account.terms);
    columns.put("flagged", account.flagged);
    channels.say(
        channels.finance,
        row("credit_accounts", "account_no", account.number),
        columns,
        new CreditAccountStated(
            channels.now(),
            channels.key(account.number),
            new Money(account.limit, account.currency),
            account.secured == null ? null : new Money(account.secured, account.currency),
            account.tolerance,
            account.horizon,
            account.terms,
            account.flagged));
  }

  void invoice(Invoice invoice) {
    SalesOrder.Line line = invoice.line;
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("kind", invoice.kind.name());
    columns.put("account_no", invoice.account.number);
    columns.put("order_no", invoice.order == null ? null : invoice.order.number);
    columns.put("line_no", line == null ? null : line.number);
    columns.put("currency", invoice.currency);
    columns.put("total", invoice.total.toPlainString());
    columns.put("open", invoice.open.toPlainString());
    columns.put("quantity", text(invoice.quantity));
    columns.put("due_date", invoice.due);
    columns.put("disputed", text(invoice.disputed));
    columns.put("cancelled", invoice.cancelled);
    channels.say(
        channels.finance,
        row("invoices", "invoice_no", invoice.number),
        columns,
        new InvoiceStated(
            channels.now(),
            channels.key(invoice.number),
            invoice.kind,
            channels.key(invoice.account.number),
            invoice.order == null ? null : channels.key(invoice.order.number),
            line == null ? null : line.number,
            new Money(invoice.total, invoice.currency),
            new Money(invoice.open, invoice.currency),
            invoice.quantity,
            invoice.due,
            invoice.disputed == null ? null : new Money(invoice.disputed, invoice.currency),
            invoice.cancelled));
  }

  void payment(String number, Invoice invoice, BigDecimal amount, BigDecimal unapplied) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("account_no", invoice.account.number);
    columns.put("currency", invoice.currency);
    columns.put("amount", amount.toPlainString());
    columns.put("unapplied", unapplied.toPlainString());
    columns.put("invoice_no", unapplied.signum() == 0 ? invoice.number : null);
    channels.say(
        channels.finance,
        row("payments", "payment_no", number),
        columns,
        new PaymentStated(
            channels.now(),
            channels.key(number),
            channels.key(invoice.account.number),
            new Money(unapplied, invoice.currency)));
  }

  void rate(String from, String to, BigDecimal rate, LocalDate first) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("from_currency", from);
    columns.put("to_currency", to);
    columns.put("rate", rate.toPlainString());
    columns.put("valid_from", first);
    channels.say(
        channels.finance,
        row("exchange_rates", "rate_no", from + to + first),
        columns,
        new ExchangeRateStated(channels.now(), from, to, rate, first));
  }

  void approval(
      String number,
      SalesOrder order,
      String subject,
      String state,
      @Nullable BigDecimal limit,
      @Nullable Instant until) {
    approval(number, order, null, subject, state, limit, until);
  }

  /** An approval of a line, or of the whole order where none is given. */
  void approval(
      String number,
      SalesOrder order,
      SalesOrder.@Nullable Line line,
      String subject,
      String state,
      @Nullable BigDecimal limit,
      @Nullable Instant until) {
    String currency = order.customer.region().currency;
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("order_no", order.number);
    columns.put("line_no", line == null ? null : line.number);
    columns.put("subject", subject);
    columns.put("state", state);
    columns.put("limit_amount", text(limit));
    columns.put("currency", limit == null ? null : currency);
    columns.put("valid_until", until);
    channels.say(
        row("approvals", "approval_no", number),
        columns,
        new ApprovalStated(
            channels.now(),
            channels.key(number),
            channels.key(order.number),
            line == null ? null : line.number,
            subject,
            state,
            limit == null ? null : new Money(limit, currency),
            until));
  }

  void hold(Hold hold) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    columns.put("order_no", hold.order.number);
    columns.put("line_no", hold.line);
    columns.put("level", hold.line == null ? "ORDER" : "LINE");
    columns.put(
        "code",
        hold.kind == null ? "M9" : hold.kind.substring(0, 1).toUpperCase(Locale.ROOT) + "1");
    columns.put("kind", hold.kind);
    columns.put("set_at", hold.setAt);
    columns.put("released_at", hold.releasedAt);
    channels.say(
        row("holds", "hold_no", hold.number),
        columns,
        new HoldStated(
            channels.now(),
            channels.key(hold.number),
            channels.key(hold.order.number),
            hold.line,
            hold.kind,
            hold.setAt,
            hold.releasedAt));
  }

  private ErpFeed.Row row(String table, String column, String number) {
    return rows.computeIfAbsent(table + number, _ -> channels.row(table, column, number));
  }

  private static @Nullable String text(@Nullable BigDecimal number) {
    return number == null ? null : number.toPlainString();
  }
}
