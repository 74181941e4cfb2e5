package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Timers;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Customer;
import io.holdwatch.contract.fact.ExchangeRate;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.Payment;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The credit accounts of one scope. A change marks the orders and accounts that it concerns; {@link
 * #conclude()} places those orders anew and settles those accounts, once each.
 */
final class CreditScope {
  private static final String ORDER = "order ";
  private static final String BILL = "bill ";
  private static final String RATE = "rate ";

  private final String scope;
  private final Keys keys;
  private final Accounts accounts = new Accounts();

  /** Of all scopes. */
  private final Map<OrderKey, Placed> orders;

  private final Bookings bookings = new Bookings();
  private final Map<String, CurrencyPair> pairs = new HashMap<>();
  private final Map<CurrencyPair, String> holding = new HashMap<>();
  private final Timers<String> timers = new Timers<>();
  private final Set<OrderKey> unplaced = new TreeSet<>();
  private CreditSettings settings;

  /** Invoices that are known, and whether there were any when accounts were settled last. */
  private int invoices;

  private boolean invoiced;
  final Rates rates = new Rates();

  CreditScope(String scope, Keys keys, Map<OrderKey, Placed> orders, CreditSettings settings) {
    this.scope = scope;
    this.keys = keys;
    this.orders = orders;
    this.settings = settings;
  }

  void put(String record, SpecificRecord fact) {
    switch (fact) {
      case CreditAccount f when f.getCreditAccount() != null -> {
        terms(f.getCreditAccount(), record, f);
        if (f.getSecured() != null) {
          accounts.uses(f.getCreditAccount(), f.getSecured().getCurrency());
        }
      }
      case Invoice f -> invoice(record, f);
      case Payment f when f.getCreditAccount() != null -> {
        accounts.changing(f.getCreditAccount()).add(record, f);
        Stream.of(f.getUnapplied(), f.getAmount())
            .filter(Objects::nonNull)
            .forEach(part -> accounts.uses(f.getCreditAccount(), part.getCurrency()));
      }
      case ExchangeRate f -> changed(rates.put(record, f));
      case Customer f when f.getCustomer() != null -> {
        bookings.put(record, f.getCustomer(), f);
        rebook(f.getCustomer());
      }
      default -> {}
    }
  }

  void remove(String record, SpecificRecord fact) {
    switch (fact) {
      case CreditAccount f when f.getCreditAccount() != null ->
          terms(f.getCreditAccount(), record, null);
      case Invoice f -> removeInvoice(record, f);
      case Payment f when f.getCreditAccount() != null ->
          accounts.changing(f.getCreditAccount()).remove(record, f);
      case ExchangeRate f -> changed(rates.remove(record));
      case Customer f when f.getCustomer() != null -> {
        bookings.remove(record, f.getCustomer());
        rebook(f.getCustomer());
      }
      default -> {}
    }
  }

  private void terms(String name, String record, @Nullable CreditAccount fact) {
    Account account = accounts.changing(name);
    if (account.terms(record, fact)) {
      unplaced.addAll(account.orders.keySet());
    }
  }

  private void invoice(String record, Invoice fact) {
    invoices++;
    named(record, fact, true);
    Bill.of(record, fact).ifPresent(bill -> book(bill));
  }

  private void removeInvoice(String record, Invoice fact) {
    invoices--;
    named(record, fact, false);
    unbook(record);
  }

  /** The order that an invoice names: what was invoiced of it changes. */
  private void named(String record, Invoice fact, boolean present) {
    if (fact.getOrder() == null) {
      return;
    }
    OrderKey key = keys.order(scope, fact.getOrder());
    Placed order = present ? orders.computeIfAbsent(key, Placed::new) : orders.get(key);
    if (order != null) {
      order.invoices = order.invoices.with(record, fact, present);
      unplaced.add(key);
    }
  }

  private void book(Bill bill) {
    String name = bookings.book(bill);
    if (name != null) {
      accounts.changing(name).add(bill);
      accounts.uses(name, bill.currency());
      age(bill.record());
    }
  }

  private void unbook(String record) {
    Bookings.Booked booked = bookings.remove(record);
    if (booked != null && booked.account() != null) {
      accounts.changing(booked.account()).remove(booked.bill());
    }
    timers.set(scope, BILL + record, Optional.empty());
  }

  /** Its customer's open items that name no account follow the customer's. */
  private void rebook(String customer) {
    for (Bill bill : bookings.ofCustomer(customer)) {
      unbook(bill.record());
      book(bill);
    }
  }

  /** An open item becomes overdue, or will. */
  private void age(String record) {
    Bookings.Booked booked = bookings.get(record);
    if (booked == null || booked.account() == null) {
      return;
    }
    Bill bill = booked.bill();
    Optional<Instant> from =
        bill.credit() ? Optional.empty() : bill.overdueFrom(settings.overdueDays());
    boolean due = from.isPresent() && !from.get().isAfter(rates.now());
    if (due) {
      accounts.changing(booked.account()).overdue(bill);
    }
    timers.set(scope, BILL + record, due ? Optional.empty() : from);
  }

  /** Another rate of a pair holds, or will. */
  private void changed(@Nullable CurrencyPair pair) {
    if (pair == null) {
      return;
    }
    pairs.put(RATE + pair, pair);
    timers.set(scope, RATE + pair, rates.next(pair));
    String now = rates.rate(pair).map(rate -> rate.getRate().toPlainString()).orElse(null);
    String before = now == null ? holding.remove(pair) : holding.put(pair, now);
    if (Objects.equals(now, before)) {
      return;
    }
    for (Account account : accounts.using(pair)) {
      unplaced.addAll(account.orders.keySet());
    }
  }

  void ask(OrderKey key, @Nullable CreditOrder what) {
    Placed known = orders.get(key);
    if (Objects.equals(known == null ? null : known.what, what)) {
      return;
    }
    orders.computeIfAbsent(key, Placed::new).what = what;
    unplaced.add(key);
  }

  /** For how long an open item has to be overdue to hold orders. [days] */
  int overdueDays() {
    return settings.overdueDays();
  }

  void policy(CreditSettings newSettings) {
    settings = newSettings;
    for (Bookings.Booked booked : bookings.all()) {
      if (booked.account() != null) {
        accounts.changing(booked.account()).remove(booked.bill());
        accounts.changing(booked.account()).add(booked.bill());
        age(booked.bill().record());
      }
    }
    accounts.allChange();
  }

  void advance(Instant now) {
    rates.advance(now);
    for (Timers.Timer<String> due : timers.takeDue(scope, now)) {
      String id = due.id();
      if (id.startsWith(BILL)) {
        age(id.substring(BILL.length()));
      } else if (id.startsWith(RATE)) {
        changed(pairs.get(id));
      } else {
        unplaced.add(keys.order(scope, id.substring(ORDER.length())));
      }
    }
  }

  Optional<Instant> nextAdvance() {
    return timers.firstDue(scope, Instant.MAX);
  }

  /** Places and settles what the changes since the last call concern; the orders they touch. */
  Set<OrderKey> conclude() {
    if (invoiced != invoices > 0) {
      invoiced = invoices > 0;
      accounts.allChange();
    }
    if (unplaced.isEmpty() && accounts.areSettled()) {
      return Set.of();
    }
    Set<OrderKey> touched = new TreeSet<>();
    for (OrderKey key : unplaced) {
      Placed order = orders.get(key);
      if (order != null) {
        place(order, touched);
      }
    }
    unplaced.clear();
    accounts.settle(rates, settings, invoiced, touched);
    return touched;
  }

  private void place(Placed order, Set<OrderKey> touched) {
    CreditOrder what = order.what;
    String name = what == null ? null : what.account();
    Account account = name == null ? null : accounts.get(name);
    if (name != null) {
      order.currencies().forEach(currency -> accounts.uses(name, currency));
    }
    Place before = order.place;
    Place after = order.place(account == null ? null : account.facts.get(), rates);
    if (!after.next().equals(before.next())) {
      timers.set(scope, ORDER + order.key.order(), after.next());
    }
    boolean absent = name != null && (account == null || !account.orders.containsKey(order.key));
    if (absent || !after.equals(before)) {
      if (before.account() != null) {
        accounts.changing(before.account()).remove(order);
      }
      order.place = after;
      if (name != null) {
        accounts.changing(name).add(order);
      }
      touched.add(order.key);
    }
    if (order.isEmpty()) {
      orders.remove(order.key);
    }
  }

  /** Why an order is held; empty where it is not. */
  Optional<Finding> finding(OrderKey key, Instant now) {
    Placed order = orders.get(key);
    Account account = order == null ? null : accountOf(order);
    if (order == null || account == null) {
      return Optional.empty();
    }
    return account
        .reason(order.place)
        .map(reason -> new CreditFinding(this, account, order, reason, now).finding());
  }

  /** What would release an order that is held. */
  List<Release> releases(OrderKey key) {
    Placed order = orders.get(key);
    Account account = order == null ? null : accountOf(order);
    return order == null || account == null
        ? List.of()
        : account.reason(order.place).stream()
            .flatMap(reason -> new Releases(this, account, order).of(reason).stream())
            .toList();
  }

  List<Remedy> remedies(OrderKey key, Instant now) {
    Placed order = orders.get(key);
    Account account = order == null ? null : accountOf(order);
    if (account == null) {
      return List.of();
    }
    Remedies remedies = new Remedies(account, now);
    return releases(key).stream().map(remedies::of).flatMap(Optional::stream).toList();
  }

  Optional<CurrencyPair> missingRate(OrderKey key) {
    Placed order = orders.get(key);
    return order == null ? Optional.empty() : Optional.ofNullable(order.place.missing());
  }

  Optional<Exposure> exposure(String name) {
    Account account = accounts.get(name);
    return account == null ? Optional.empty() : account.exposure(rates);
  }

  private @Nullable Account accountOf(Placed order) {
    String name = order.place.account();
    return name == null ? null : accounts.get(name);
  }

  CreditSettings settings() {
    return settings;
  }
}
