package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.ranked.Micros;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/** Finds what would release an order. It looks at no more than a few invoices and orders. */
final class Releases {
  /** The most invoices, or orders before it, that are named. */
  static final int MOST = 10;

  private static final long HUNDREDTH = 10_000;

  private final CreditScope scope;
  private final Account account;
  private final Placed order;

  Releases(CreditScope scope, Account account, Placed order) {
    this.scope = scope;
    this.account = account;
    this.order = order;
  }

  List<Release> of(CreditReason reason) {
    List<Release> releases = new ArrayList<>();
    switch (reason) {
      case FINANCE_FLAG -> {
        if (account.reasonBesidesFlag(order.place).isEmpty()) {
          releases.add(new Release.LiftFlag());
        }
      }
      case TERMS -> releases.add(new Release.Prepay());
      case OVERDUE -> releases.add(overdue());
      case OVER_LIMIT -> overLimit(releases);
      case DISPUTED -> {
        account
            .exposure(scope.rates)
            .ifPresent(all -> releases.add(new Release.SettleDisputes(Micros.of(all.disputed()))));
        overLimit(releases);
      }
    }
    releases.add(approval());
    return releases;
  }

  private void overLimit(List<Release> releases) {
    long need = -account.slack(order.place);
    releases.add(new Release.Pay(payable(need)));
    List<Bill> bills = new ArrayList<>();
    Iterator<Bill> oldest = account.owed.iterator();
    while (oldest.hasNext() && bills.size() < MOST && freed(bills) < need) {
      bills.add(oldest.next());
    }
    if (freed(bills) >= need) {
      releases.add(new Release.PayInvoices(bills, 0));
    }
    account.before(order.place, MOST).stream()
        .filter(rank -> account.load.demand(rank) >= need)
        .findFirst()
        .ifPresent(
            rank ->
                releases.add(new Release.WithoutOrder(rank.order(), account.load.demand(rank))));
  }

  private Release overdue() {
    String currency = currency();
    long borne = Micros.of(scope.settings().overdueAmount());
    long need = Math.max(0, -account.slack(order.place));
    Totals rest = account.overdueSum.copy();
    List<Bill> bills = new ArrayList<>();
    Iterator<Bill> oldest = account.overdue.iterator();
    while (rest.micros(scope.rates, currency) > borne && oldest.hasNext() && bills.size() < MOST) {
      Bill bill = oldest.next();
      bills.add(bill);
      rest.subtract(bill.owed(), bill.currency());
    }
    if (rest.micros(scope.rates, currency) <= borne) {
      return new Release.PayInvoices(bills, payable(need - freed(bills)));
    }
    Totals unpaid = account.receivables.copy();
    unpaid.subtract(account.overdueSum);
    long paid = freed(unpaid);
    return new Release.PayOverdue(
        account.overdue.size(),
        account.overdueSum.micros(scope.rates, currency),
        payable(need - paid));
  }

  private Release approval() {
    String currency = account.currency();
    return new Release.Approve(
        currency == null
            ? OptionalLong.empty()
            : OptionalLong.of(payable(order.openValue(currency, scope.rates))));
  }

  /** By how much the payment of invoices lowers what the account owes. */
  private long freed(List<Bill> bills) {
    Totals unpaid = account.receivables.copy();
    bills.forEach(bill -> unpaid.subtract(bill.open(), bill.currency()));
    return freed(unpaid);
  }

  private long freed(Totals unpaid) {
    return account.receivables.micros(scope.rates, currency())
        - unpaid.micros(scope.rates, currency());
  }

  private String currency() {
    String currency = account.currency();
    return currency == null ? "" : currency;
  }

  /** At least 0, rounded up to what can be paid. */
  private static long payable(long micros) {
    return micros <= 0 ? 0 : Math.ceilDiv(micros, HUNDREDTH) * HUNDREDTH;
  }
}
