package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CheckHappening.ApprovalStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.PaymentStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One credit account at one instant, worked out afresh. */
final class CreditAt {
  private record Entry(
      String order, OrderStated header, BigDecimal open, boolean released, Instant promise) {
    Instant entered() {
      return header.terms().entered() == null ? Instant.MAX : header.terms().entered();
    }
  }

  private static final Comparator<Entry> ORDER_OF_ENTRY =
      Comparator.comparing((Entry entry) -> !entry.released())
          .thenComparing(Entry::promise)
          .thenComparing(Entry::entered)
          .thenComparing(Entry::order);

  private final Past past;
  private final CreditRecords records;
  private final Rates rates;
  private final CreditAccountStated account;
  private final Instant now;
  private final String currency;
  private final List<InvoiceStated> invoices;

  CreditAt(
      Past past, CreditRecords records, Rates rates, CreditAccountStated account, Instant now) {
    this.past = past;
    this.records = records;
    this.rates = rates;
    this.account = account;
    this.now = now;
    currency = account.limit().currency();
    invoices =
        past
            .register
            .at(
                InvoiceStated.class,
                records.invoices.getOrDefault(account.account(), Set.of()),
                now)
            .stream()
            .filter(i -> i.account().equals(account.account()) && !i.cancelled())
            .toList();
  }

  /** Sub-reason of every order that is held. */
  Map<String, String> held() {
    Map<String, String> held = new HashMap<>();
    BigDecimal exposure = receivables();
    List<Entry> entries = new ArrayList<>();
    for (String key : records.orders.getOrDefault(account.account(), Set.of())) {
      OrderAt order = past.order(key, now);
      OrderStated header = order == null ? null : order.header();
      if (order == null || header == null || !takesPart(header)) {
        continue;
      }
      OrderValue value = new OrderValue(rates, order, currency, now);
      if (value.convertible()) {
        exposure = exposure.add(value.shippedNotInvoiced(invoicesOf(key)));
        if (order.isOpen() && order.lines().stream().anyMatch(l -> order.open(l).signum() > 0)) {
          BigDecimal open = value.open();
          entries.add(new Entry(key, header, open, released(key, open), promise(order)));
        }
      }
    }
    entries.sort(ORDER_OF_ENTRY);
    boolean overdue = overdue().compareTo(past.policy.overdueAmount()) > 0;
    for (Entry entry : entries) {
      boolean within = withinHorizon(entry.promise());
      exposure = within ? exposure.add(entry.open()) : exposure;
      String reason = entry.released() ? null : reason(entry, exposure, within, overdue);
      if (reason != null) {
        held.put(entry.order(), reason);
      }
    }
    return held;
  }

  private @Nullable String reason(
      Entry entry, BigDecimal exposure, boolean within, boolean overdue) {
    if (account.flagged()) {
      return "FINANCE_FLAG";
    }
    if (account.terms() != null
        && account.terms() == 0
        && entry.header().terms().payment() == PaymentKind.OPEN_ACCOUNT) {
      return "TERMS";
    }
    if (overdue) {
      return "OVERDUE";
    }
    BigDecimal most = account.limit().amount().multiply(BigDecimal.ONE.add(account.tolerance()));
    if (!within || exposure.compareTo(most) <= 0) {
      return null;
    }
    return exposure.subtract(disputed()).compareTo(most) > 0 ? "OVER_LIMIT" : "DISPUTED";
  }

  private boolean takesPart(OrderStated header) {
    PaymentKind payment = header.terms().payment();
    return payment != PaymentKind.PREPAID
        && payment != PaymentKind.LETTER_OF_CREDIT
        && account.account().equals(records.accountOf(header, now));
  }

  private BigDecimal receivables() {
    BigDecimal sum = rates.orNothing(account.secured(), currency, now).negate();
    for (InvoiceStated invoice : invoices) {
      BigDecimal open = rates.orNothing(invoice.open(), currency, now);
      sum = invoice.kind() == InvoiceKind.INVOICE ? sum.add(open) : sum.subtract(open);
    }
    for (PaymentStated payment :
        past.register.at(
            PaymentStated.class, records.payments.getOrDefault(account.account(), Set.of()), now)) {
      if (payment.account().equals(account.account())) {
        sum = sum.subtract(rates.orNothing(payment.unapplied(), currency, now));
      }
    }
    return sum;
  }

  private BigDecimal disputed() {
    return invoices.stream()
        .filter(i -> i.kind() == InvoiceKind.INVOICE)
        .map(this::disputed)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** At most what is open is disputed. */
  private BigDecimal disputed(InvoiceStated invoice) {
    return rates
        .orNothing(invoice.disputed(), currency, now)
        .min(rates.orNothing(invoice.open(), currency, now));
  }

  private BigDecimal overdue() {
    return invoices.stream()
        .filter(i -> i.kind() == InvoiceKind.INVOICE)
        .filter(i -> !now.isBefore(CreditRecords.overdueFrom(i, past.policy.overdueDays())))
        .map(i -> rates.orNothing(i.open(), currency, now).subtract(disputed(i)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private List<InvoiceStated> invoicesOf(String order) {
    return past
        .register
        .at(InvoiceStated.class, records.invoicesOfOrder.getOrDefault(order, Set.of()), now)
        .stream()
        .filter(i -> order.equals(i.order()))
        .toList();
  }

  private boolean released(String order, BigDecimal open) {
    return past
        .register
        .at(ApprovalStated.class, records.approvals.getOrDefault(order, Set.of()), now)
        .stream()
        .filter(a -> a.order().equals(order) && a.state().equals("GRANTED"))
        .filter(a -> a.subject().equals("credit") || a.subject().equals("release"))
        .filter(a -> a.validUntil() == null || !now.isAfter(a.validUntil()))
        .anyMatch(a -> covers(a, open));
  }

  private boolean covers(ApprovalStated approval, BigDecimal open) {
    if (approval.limit() == null) {
      return true;
    }
    BigDecimal limit =
        rates.convert(approval.limit().amount(), approval.limit().currency(), currency, now);
    return limit != null && limit.compareTo(open) >= 0;
  }

  /** Earliest promise of what is open; an order without one comes last. */
  private static Instant promise(OrderAt order) {
    Instant earliest = Instant.MAX;
    for (LineStated line : order.lines()) {
      Instant promise = order.open(line).signum() > 0 ? order.promise(line) : null;
      earliest = promise != null && promise.isBefore(earliest) ? promise : earliest;
    }
    return earliest;
  }

  private boolean withinHorizon(Instant promise) {
    return account.horizon() == null
        || !promise.isAfter(now.plus(Duration.ofDays(account.horizon())));
  }
}
