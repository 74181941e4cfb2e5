package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.ranked.Micros;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why an order is held, on which facts that rests, and what would release it. */
final class CreditFinding {
  private final CreditScope scope;
  private final Account account;
  private final Placed order;
  private final CreditReason reason;
  private final Instant now;
  private final String name;
  private final String currency;

  CreditFinding(
      CreditScope scope, Account account, Placed order, CreditReason reason, Instant now) {
    this.scope = scope;
    this.account = account;
    this.order = order;
    this.reason = reason;
    this.now = now;
    name = "credit account " + Words.number(account.name);
    currency = account.currency() == null ? "" : account.currency();
  }

  Finding finding() {
    return new Finding(
        ExceptionType.CREDIT_HOLD,
        order.key.order(),
        reason.name(),
        List.of(),
        words(),
        basis(),
        cause(),
        facts());
  }

  private String words() {
    CreditAccount fact = account.facts.get();
    return switch (reason) {
      case FINANCE_FLAG ->
          "waits because finance has flagged "
              + name
              + (fact == null || fact.getFlagReason() == null
                  ? ""
                  : " (" + fact.getFlagReason() + ")");
      case TERMS ->
          "waits because " + name + " has to pay in advance, and the order is on open account";
      case OVERDUE ->
          "waits because "
              + name
              + " owes "
              + Words.money(account.overdueSum.micros(scope.rates, currency), currency)
              + " that is more than "
              + scope.settings().overdueDays()
              + (scope.settings().overdueDays() == 1 ? " day" : " days")
              + " overdue";
      case OVER_LIMIT -> overLimit();
      case DISPUTED ->
          overLimit()
              + "; without "
              + account
                  .exposure(scope.rates)
                  .map(all -> Words.money(all.disputed(), currency))
                  .orElse("what is")
              + " in dispute it would pass";
    };
  }

  private String overLimit() {
    CreditAccount fact = account.facts.get();
    if (fact == null) {
      return "";
    }
    long reached = Micros.plus(account.ceiling(), -account.slack(order.place));
    BigDecimal tolerance = fact.getTolerance();
    return "would bring "
        + name
        + " to "
        + Words.moneyUp(reached, currency)
        + ", over its limit of "
        + Words.money(fact.getLimit())
        + (tolerance == null || tolerance.signum() == 0
            ? ""
            : " (" + Words.money(account.ceiling(), currency) + " with tolerance)");
  }

  private Cause cause() {
    return account
        .oldestOverdue()
        .filter(bill -> reason == CreditReason.OVERDUE)
        .map(bill -> new Cause("invoice:" + bill.number(), overdue(bill)))
        .orElseGet(
            () ->
                new Cause(
                    "credit-account:" + account.name,
                    "C" + name.substring(1) + " holds back its orders"));
  }

  /** Without days, which would be others tomorrow. */
  private String overdue(Bill bill) {
    return "invoice "
        + Words.number(bill.number())
        + " of "
        + name
        + " ("
        + Words.money(bill.open(), bill.currency())
        + (bill.due() == null ? "" : ", due " + Words.day(bill.due()))
        + ") is overdue and holds back its orders";
  }

  private static String terms(@Nullable Integer days) {
    return days == null
        ? ""
        : days == 0 ? ", to be paid in advance" : ", to be paid within " + days + " days";
  }

  private List<Basis> basis() {
    List<Basis> basis = new ArrayList<>();
    CreditAccount fact = account.facts.get();
    if (fact != null) {
      basis.add(
          new Basis(
              name,
              (fact.getLimit() == null ? "no limit known" : "limit " + Words.money(fact.getLimit()))
                  + terms(fact.getTerms()),
              fact));
    }
    bills().forEach(bill -> basis.add(basis(bill)));
    account.payments.values().stream()
        .limit(Releases.MOST)
        .forEach(
            each ->
                basis.add(
                    new Basis(
                        "payment "
                            + Words.number(each.getPayment() == null ? "" : each.getPayment()),
                        Words.money(each.getUnapplied()) + " not yet applied",
                        each)));
    foreign()
        .forEach(
            from ->
                scope
                    .rates
                    .rate(new CurrencyPair(from, currency))
                    .ifPresent(
                        rate ->
                            basis.add(
                                new Basis(
                                    "exchange rate " + from + " to " + currency,
                                    rate.getRate().stripTrailingZeros().toPlainString(),
                                    rate))));
    approvals().forEach(each -> basis.add(basis(each)));
    return basis;
  }

  /** The open items that matter most: the oldest disputed or owed ones. */
  private Collection<Bill> bills() {
    Map<String, Bill> bills = new LinkedHashMap<>();
    boolean disputedFirst = reason == CreditReason.DISPUTED;
    Stream.concat(
            (disputedFirst ? account.disputed : account.owed).stream().limit(Releases.MOST),
            (disputedFirst ? account.owed : account.disputed).stream().limit(Releases.MOST))
        .forEach(bill -> bills.putIfAbsent(bill.record(), bill));
    return bills.values().stream().limit(Releases.MOST).toList();
  }

  private boolean holds(Bill bill) {
    return bill.overdueFrom(scope.overdueDays()).filter(from -> !from.isAfter(now)).isPresent();
  }

  private Basis basis(Bill bill) {
    return new Basis(
        "invoice " + Words.number(bill.number()),
        Words.money(bill.open(), bill.currency())
            + " open"
            + (bill.disputed().signum() == 0
                ? ""
                : ", " + Words.money(bill.disputed(), bill.currency()) + " in dispute")
            + Words.due(bill, now)
            + (Words.isOverdue(bill, now) && !holds(bill)
                ? ", which holds no order before it is overdue by " + scope.overdueDays() + " days"
                : ""),
        bill.fact());
  }

  private Basis basis(Approval approval) {
    return new Basis(
        "approval " + Words.number(approval.getApproval() == null ? "" : approval.getApproval()),
        Placed.expired(approval, now)
            ? "expired " + Words.time(approval.getValidUntil())
            : "reaches only to " + Words.money(approval.getLimit()),
        approval);
  }

  /** Approvals that would have released it, had they not expired or been too small. */
  private Stream<Approval> approvals() {
    return order.what == null
        ? Stream.of()
        : order.what.approvals().stream()
            .filter(Placed::granted)
            .filter(each -> Placed.expired(each, now) || each.getLimit() != null)
            .limit(Releases.MOST);
  }

  /** Currencies other than the limit's that take part. */
  private Set<String> foreign() {
    Set<String> all = account.currencies();
    if (order.what != null) {
      all.addAll(order.what.openValue().keySet());
      all.addAll(order.what.shippedValue().keySet());
    }
    all.remove(currency);
    return all;
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    if (reason == CreditReason.FINANCE_FLAG) {
      account
          .reasonBesidesFlag(order.place)
          .ifPresent(
              next -> facts.add("Without the flag it would be held because " + next.words() + "."));
    }
    ReleaseWords words = new ReleaseWords(currency, now);
    for (Release release : new Releases(scope, account, order).of(reason)) {
      facts.add(words.of(release));
    }
    String unknown =
        foreign().stream()
            .filter(from -> !currency.isEmpty() && !scope.rates.known(from, currency))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      facts.add("Amounts in " + unknown + " are left out: there is no rate to " + currency + ".");
    }
    return facts;
  }
}
