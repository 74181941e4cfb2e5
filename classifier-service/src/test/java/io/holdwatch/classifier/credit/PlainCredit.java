package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.ExchangeRate;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.InvoiceKind;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.Payment;
import io.holdwatch.contract.fact.PaymentKind;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RULES.md, "Credit", read word by word and worked out afresh from the whole world. */
final class PlainCredit {
  /** An order whose value counts: unshipped and within the horizon. */
  record Entry(OrderKey key, CreditOrder order, boolean released) {}

  private final World world;
  private final Instant now;

  PlainCredit(World world, Instant now) {
    this.world = world;
    this.now = now;
  }

  /** Sub-reason of every order that is held. */
  Map<OrderKey, String> held() {
    Map<OrderKey, String> held = new TreeMap<>();
    world.orders.forEach(
        (key, order) -> {
          CreditAccount account = account(order.account());
          if (account != null && order.unshipped() && part(order) && !released(order, account)) {
            String reason = reason(key, order, account);
            if (reason != null) {
              held.put(key, reason);
            }
          }
        });
    return held;
  }

  private @Nullable String reason(OrderKey key, CreditOrder order, CreditAccount account) {
    if (Boolean.TRUE.equals(account.getFlagged())) {
      return "FINANCE_FLAG";
    }
    if (Integer.valueOf(0).equals(account.getTerms())
        && order.payment() == PaymentKind.OPEN_ACCOUNT) {
      return "TERMS";
    }
    if (account.getLimit() == null) {
      return null;
    }
    if (overdue(account).compareTo(BigDecimal.valueOf(100)) > 0) {
      return "OVERDUE";
    }
    BigDecimal exposure = base(account);
    BigDecimal disputed =
        invoices(account)
            .map(i -> in(disputed(i), account))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal most =
        account
            .getLimit()
            .getAmount()
            .multiply(
                BigDecimal.ONE.add(
                    account.getTolerance() == null ? BigDecimal.ZERO : account.getTolerance()));
    Set<OrderKey> over = new HashSet<>();
    Set<OrderKey> overUndisputed = new HashSet<>();
    boolean passed = false;
    boolean passedUndisputed = false;
    for (Entry entry : entries(account)) {
      exposure = exposure.add(open(entry.order(), account));
      if (!entry.released()) {
        passed |= exposure.compareTo(most) > 0;
        passedUndisputed |= exposure.subtract(disputed).compareTo(most) > 0;
        if (passed) {
          over.add(entry.key());
        }
        if (passedUndisputed) {
          overUndisputed.add(entry.key());
        }
      }
    }
    return !over.contains(key) ? null : overUndisputed.contains(key) ? "OVER_LIMIT" : "DISPUTED";
  }

  /** Orders within the horizon, in the order of entry. */
  List<Entry> entries(CreditAccount account) {
    return world.orders.entrySet().stream()
        .filter(each -> account.getCreditAccount().equals(each.getValue().account()))
        .filter(each -> each.getValue().unshipped() && part(each.getValue()))
        .filter(each -> within(each.getValue(), account))
        .map(each -> new Entry(each.getKey(), each.getValue(), released(each.getValue(), account)))
        .sorted(
            Comparator.comparing((Entry entry) -> !entry.released())
                .thenComparing(
                    entry -> entry.order().promisedShip(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(entry -> entry.order().entered())
                .thenComparing(Entry::key))
        .toList();
  }

  private boolean within(CreditOrder order, CreditAccount account) {
    return account.getHorizon() == null
        || (order.promisedShip() != null
            && !order.promisedShip().isAfter(now.plus(Duration.ofDays(account.getHorizon()))));
  }

  private BigDecimal base(CreditAccount account) {
    BigDecimal base = in(account.getSecured(), account).negate();
    for (Invoice invoice : invoices(account).toList()) {
      base = base.add(in(invoice.getOpen(), account));
    }
    for (Invoice note : notes(account).toList()) {
      base = base.subtract(in(note.getOpen(), account));
    }
    for (Payment payment : all(Payment.class).toList()) {
      if (account.getCreditAccount().equals(payment.getCreditAccount())) {
        base = base.subtract(in(payment.getUnapplied(), account));
      }
    }
    BigDecimal shipped = BigDecimal.ZERO;
    for (Map.Entry<OrderKey, CreditOrder> each : world.orders.entrySet()) {
      if (account.getCreditAccount().equals(each.getValue().account()) && part(each.getValue())) {
        shipped = shipped.add(shippedNotInvoiced(each.getKey(), each.getValue(), account));
      }
    }
    return base.add(shipped.subtract(paid(account)).max(BigDecimal.ZERO));
  }

  /** What was paid for what was shipped, where no invoice is told at all. */
  private BigDecimal paid(CreditAccount account) {
    BigDecimal paid = BigDecimal.ZERO;
    for (Payment payment : all(Payment.class).toList()) {
      if (account.getCreditAccount().equals(payment.getCreditAccount())) {
        paid = paid.add(in(payment.getAmount(), account));
        paid =
            payment.getAmount() == null ? paid : paid.subtract(in(payment.getUnapplied(), account));
      }
    }
    return all(Invoice.class).findAny().isPresent() ? BigDecimal.ZERO : paid.max(BigDecimal.ZERO);
  }

  private BigDecimal shippedNotInvoiced(OrderKey key, CreditOrder order, CreditAccount account) {
    BigDecimal rest = sum(order.shippedValue(), account);
    for (Invoice invoice : all(Invoice.class).toList()) {
      if (key.order().equals(invoice.getOrder())
          && invoice.getKind() != InvoiceKind.CREDIT_NOTE
          && !Boolean.TRUE.equals(invoice.getCancelled())) {
        rest = rest.subtract(invoiced(invoice, order, account));
      }
    }
    return rest.max(BigDecimal.ZERO);
  }

  private BigDecimal invoiced(Invoice invoice, CreditOrder order, CreditAccount account) {
    if (invoice.getLine() == null || invoice.getQuantity() == null) {
      return in(invoice.getTotal(), account);
    }
    UnitPrice price = order.linePrices().get(invoice.getLine());
    return price == null
        ? BigDecimal.ZERO
        : in(
            new Money(
                invoice
                    .getQuantity()
                    .multiply(price.getAmount())
                    .divide(price.getPer(), 6, RoundingMode.UNNECESSARY),
                price.getCurrency()),
            account);
  }

  private BigDecimal overdue(CreditAccount account) {
    return invoices(account)
        .filter(invoice -> isOverdue(invoice.getDue()))
        .map(i -> in(i.getOpen(), account).subtract(in(disputed(i), account)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private boolean isOverdue(@Nullable DateOrTime due) {
    return due != null
        && due.getDate() != null
        && !now.isBefore(due.getDate().plusDays(31).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  private static @Nullable Money disputed(Invoice invoice) {
    return invoice.getDisputed() == null || invoice.getOpen() == null
        ? null
        : new Money(
            invoice.getDisputed().getAmount().min(invoice.getOpen().getAmount()),
            invoice.getOpen().getCurrency());
  }

  private boolean part(CreditOrder order) {
    return order.payment() != PaymentKind.PREPAID && missingRate(order) == null;
  }

  @Nullable CurrencyPair missingRate(CreditOrder order) {
    CreditAccount account = account(order.account());
    if (account == null || account.getLimit() == null || order.payment() == PaymentKind.PREPAID) {
      return null;
    }
    String to = account.getLimit().getCurrency();
    return Stream.of(
            order.unshipped() ? order.openValue() : Map.<String, BigDecimal>of(),
            order.shippedValue())
        .flatMap(values -> values.entrySet().stream())
        .filter(each -> each.getValue().signum() != 0 && rate(each.getKey(), to) == null)
        .map(each -> new CurrencyPair(each.getKey(), to))
        .sorted()
        .findFirst()
        .orElse(null);
  }

  private boolean released(CreditOrder order, CreditAccount account) {
    return order.approvals().stream()
        .anyMatch(
            each ->
                each.getState().equals("GRANTED")
                    && !each.getSubject().equals("price")
                    && each.getLine() == null
                    && (each.getValidUntil() == null || !now.isAfter(each.getValidUntil()))
                    && (each.getLimit() == null || covers(each.getLimit(), order, account)));
  }

  private boolean covers(Money limit, CreditOrder order, CreditAccount account) {
    return account.getLimit() != null
        && rate(limit.getCurrency(), account.getLimit().getCurrency()) != null
        && in(limit, account).compareTo(open(order, account)) >= 0;
  }

  private BigDecimal open(CreditOrder order, CreditAccount account) {
    return sum(order.openValue(), account).max(BigDecimal.ZERO);
  }

  private BigDecimal sum(Map<String, BigDecimal> values, CreditAccount account) {
    return values.entrySet().stream()
        .map(each -> in(new Money(each.getValue(), each.getKey()), account))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** In the limit's currency; what has no rate is left out. */
  private BigDecimal in(@Nullable Money money, CreditAccount account) {
    BigDecimal rate =
        money == null || account.getLimit() == null
            ? null
            : rate(money.getCurrency(), account.getLimit().getCurrency());
    return money == null || rate == null ? BigDecimal.ZERO : money.getAmount().multiply(rate);
  }

  private @Nullable BigDecimal rate(String from, String to) {
    if (from.equals(to)) {
      return BigDecimal.ONE;
    }
    return all(ExchangeRate.class)
        .filter(rate -> rate.getFromCurrency().equals(from) && rate.getToCurrency().equals(to))
        .filter(rate -> !rate.getValidFrom().getTime().isAfter(now))
        .max(
            Comparator.comparing((ExchangeRate rate) -> rate.getValidFrom().getTime())
                .thenComparing(rate -> rate.getEnvelope().getRecordId()))
        .map(ExchangeRate::getRate)
        .orElse(null);
  }

  private Stream<Invoice> invoices(CreditAccount account) {
    return items(account).filter(invoice -> invoice.getKind() != InvoiceKind.CREDIT_NOTE);
  }

  private Stream<Invoice> notes(CreditAccount account) {
    return items(account).filter(invoice -> invoice.getKind() == InvoiceKind.CREDIT_NOTE);
  }

  private Stream<Invoice> items(CreditAccount account) {
    return all(Invoice.class)
        .filter(invoice -> !Boolean.TRUE.equals(invoice.getCancelled()))
        .filter(invoice -> account.getCreditAccount().equals(accountOf(invoice)));
  }

  private @Nullable String accountOf(Invoice invoice) {
    return invoice.getCreditAccount() != null
        ? invoice.getCreditAccount()
        : all(Customer.class)
            .filter(customer -> customer.getCustomer().equals(invoice.getCustomer()))
            .findFirst()
            .map(Customer::getCreditAccount)
            .orElse(null);
  }

  @Nullable CreditAccount account(@Nullable String name) {
    return all(CreditAccount.class)
        .filter(account -> account.getCreditAccount().equals(name))
        .findFirst()
        .orElse(null);
  }

  private <F> Stream<F> all(Class<F> type) {
    return world.facts.values().stream().filter(type::isInstance).map(type::cast);
  }
}
