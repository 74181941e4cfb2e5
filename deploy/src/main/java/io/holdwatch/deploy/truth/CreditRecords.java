package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CheckHappening.ApprovalStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.PaymentStated;
import io.holdwatch.deploy.simulation.history.Happening.LineStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which records ever had to do with which credit account: nothing else can change it. */
final class CreditRecords {
  final Map<String, Set<String>> orders = new HashMap<>();
  final Map<String, Set<String>> invoices;
  final Map<String, Set<String>> invoicesOfOrder;
  final Map<String, Set<String>> payments;
  final Map<String, Set<String>> approvals;
  private final Past past;
  private final Rates rates;

  CreditRecords(Past past, Rates rates) {
    this.past = past;
    this.rates = rates;
    invoices = past.register.keysBy(InvoiceStated.class, InvoiceStated::account);
    invoicesOfOrder = past.register.keysBy(InvoiceStated.class, InvoiceStated::order);
    payments = past.register.keysBy(PaymentStated.class, PaymentStated::account);
    approvals = past.register.keysBy(ApprovalStated.class, ApprovalStated::order);
    for (String order : past.orders()) {
      for (String account : accountsEver(order)) {
        orders.computeIfAbsent(account, a -> new TreeSet<>()).add(order);
      }
    }
  }

  /** The account that pays an order at an instant; null: none. */
  @Nullable String accountOf(OrderStated order, Instant now) {
    if (order.terms().creditAccount() != null) {
      return order.terms().creditAccount();
    }
    CustomerStated customer = past.customer(order, now);
    return customer == null ? null : customer.creditAccount();
  }

  /** Every account that ever paid an order. */
  Set<String> accountsEver(String order) {
    Set<String> accounts = new TreeSet<>();
    for (OrderStated header : headers(order)) {
      if (header.terms().creditAccount() != null) {
        accounts.add(header.terms().creditAccount());
      } else if (header.terms().customer() != null) {
        past.register.ever(CustomerStated.class, header.terms().customer()).stream()
            .map(CustomerStated::creditAccount)
            .filter(Objects::nonNull)
            .forEach(accounts::add);
      }
    }
    return accounts;
  }

  /** When an order's account could have become another. */
  Set<Instant> customerInstants(String order) {
    Set<Instant> instants = new TreeSet<>();
    for (OrderStated header : headers(order)) {
      instants.addAll(past.register.instants(CustomerStated.class, header.terms().customer()));
    }
    return instants;
  }

  private List<OrderStated> headers(String order) {
    return past.ever(order).stream()
        .map(OrderAt::header)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** When anything about an account could have changed. */
  Set<Instant> changes(String account) {
    Set<Instant> instants =
        new TreeSet<>(past.register.instants(CreditAccountStated.class, account));
    instants.addAll(rates.instants());
    for (String key : invoices.getOrDefault(account, Set.of())) {
      addInvoice(key, instants);
    }
    for (String key : payments.getOrDefault(account, Set.of())) {
      instants.addAll(past.register.instants(PaymentStated.class, key));
    }
    Set<Integer> horizons = new TreeSet<>();
    for (CreditAccountStated said : past.register.ever(CreditAccountStated.class, account)) {
      if (said.horizon() != null) {
        horizons.add(said.horizon());
      }
    }
    for (String order : orders.getOrDefault(account, Set.of())) {
      addOrder(order, horizons, instants);
    }
    return instants;
  }

  private void addInvoice(String key, Set<Instant> instants) {
    instants.addAll(past.register.instants(InvoiceStated.class, key));
    for (InvoiceStated said : past.register.ever(InvoiceStated.class, key)) {
      if (said.due() != null) {
        instants.add(overdueFrom(said, past.policy.overdueDays()));
      }
    }
  }

  /** When an invoice with a due date is overdue. */
  static Instant overdueFrom(InvoiceStated invoice, int days) {
    return invoice.due() == null
        ? Instant.MAX
        : Past.startOf(invoice.due().plusDays(days).plusDays(1));
  }

  private void addOrder(String order, Set<Integer> horizons, Set<Instant> instants) {
    instants.addAll(past.instants(order));
    instants.addAll(customerInstants(order));
    for (String key : invoicesOfOrder.getOrDefault(order, Set.of())) {
      instants.addAll(past.register.instants(InvoiceStated.class, key));
    }
    for (String key : approvals.getOrDefault(order, Set.of())) {
      instants.addAll(past.register.instants(ApprovalStated.class, key));
      for (ApprovalStated said : past.register.ever(ApprovalStated.class, key)) {
        if (said.validUntil() != null) {
          instants.add(said.validUntil().plusMillis(1));
        }
      }
    }
    for (OrderAt each : past.ever(order)) {
      for (LineStated line : each.lines()) {
        Instant promise = each.promise(line);
        if (promise != null) {
          horizons.forEach(days -> instants.add(promise.minus(Duration.ofDays(days))));
        }
      }
    }
  }
}
