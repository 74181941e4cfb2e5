package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.finding.Finding;
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
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** An open item, and the account that it stands on. */
  private record Booked(Bill bill, @Nullable String account) {}

  private final String scope;
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<OrderKey, Placed> orders = new HashMap<>();
  private final Map<String, Booked> bills = new HashMap<>();
  private final Map<String, Latest<Customer>> customers = new HashMap<>();
  private final Map<String, Map<String, Bill>> billsByCustomer = new HashMap<>();
  private final Map<String, CurrencyPair> pairs = new HashMap<>();
  private final Map<CurrencyPair, String> holding = new HashMap<>();

  /** Accounts on which anything was ever counted in a currency: a rate of it may concern them. */
  private final Map<String, Set<String>> users = new HashMap<>();

  private final Timers timers = new Timers();
  private final Set<OrderKey> unplaced = new TreeSet<>();
  private final Set<String> unsettled = new TreeSet<>();
  private CreditSettings settings;
  final Rates rates = new Rates();

  CreditScope(String scope, CreditSettings settings) {
    this.scope = scope;
    this.settings = settings;
  }

  void put(String record, SpecificRecord fact) {
    switch (fact) {
      case CreditAccount f when f.getCreditAccount() != null -> {
        terms(f.getCreditAccount(), record, f);
        if (f.getSecured() != null) {
          uses(f.getCreditAccount(), f.getSecured().getCurrency());
        }
      }
      case Invoice f -> invoice(record, f);
      case Payment f when f.getCreditAccount() != null -> {
        account(f.getCreditAccount()).add(record, f);
        if (f.getUnapplied() != null) {
          uses(f.getCreditAccount(), f.getUnapplied().getCurrency());
        }
      }
      case ExchangeRate f -> changed(rates.put(record, f));
      case Customer f when f.getCustomer() != null -> {
        customers
            .computeIfAbsent(f.getCustomer(), c -> new Latest<>())
            .put(record, f.getEnvelope().getEventTime(), f);
        rebook(f.getCustomer());
      }
      default -> {}
    }
  }

  void remove(String record, SpecificRecord fact) {
    switch (fact) {
      case CreditAccount f when f.getCreditAccount() != null -> {
        terms(f.getCreditAccount(), record, null);
      }
      case Invoice f -> removeInvoice(record, f);
      case Payment f when f.getCreditAccount() != null -> {
        account(f.getCreditAccount()).remove(record);
      }
      case ExchangeRate f -> changed(rates.remove(record));
      case Customer f when f.getCustomer() != null -> {
        Latest<Customer> known = customers.get(f.getCustomer());
        if (known != null) {
          known.remove(record);
          rebook(f.getCustomer());
        }
      }
      default -> {}
    }
  }

  /**
   * What an account says of its credit; its orders are placed anew, since horizon and currency
   * count.
   */
  private void terms(String name, String record, @Nullable CreditAccount fact) {
    Account account = account(name);
    CreditAccount before = account.facts.get();
    if (fact == null) {
      account.facts.remove(record);
    } else {
      account.facts.put(record, fact.getEnvelope().getEventTime(), fact);
    }
    CreditAccount after = account.facts.get();
    if (!Objects.equals(horizon(before), horizon(after))
        || !Objects.equals(currency(before), currency(after))) {
      unplaced.addAll(account.orders.keySet());
    }
  }

  private static @Nullable Integer horizon(@Nullable CreditAccount fact) {
    return fact == null ? null : fact.getHorizon();
  }

  private static @Nullable String currency(@Nullable CreditAccount fact) {
    return fact == null || fact.getLimit() == null ? null : fact.getLimit().getCurrency();
  }

  private void invoice(String record, Invoice fact) {
    named(record, fact, true);
    Bill.of(record, fact).ifPresent(bill -> book(bill));
  }

  private void removeInvoice(String record, Invoice fact) {
    named(record, fact, false);
    unbook(record);
    if (fact.getCustomer() != null && billsByCustomer.containsKey(fact.getCustomer())) {
      billsByCustomer.get(fact.getCustomer()).remove(record);
    }
  }

  /** The order that an invoice names: what was invoiced of it changes. */
  private void named(String record, Invoice fact, boolean present) {
    if (fact.getOrder() == null) {
      return;
    }
    OrderKey key = new OrderKey(scope, fact.getOrder());
    if (present) {
      orders.computeIfAbsent(key, Placed::new).invoices.put(record, fact);
      unplaced.add(key);
    } else if (orders.containsKey(key)) {
      orders.get(key).invoices.remove(record);
      unplaced.add(key);
    }
  }

  private void book(Bill bill) {
    String name = bill.fact().getCreditAccount();
    if (name == null && bill.fact().getCustomer() != null) {
      billsByCustomer
          .computeIfAbsent(bill.fact().getCustomer(), c -> new TreeMap<>())
          .put(bill.record(), bill);
      Latest<Customer> customer = customers.get(bill.fact().getCustomer());
      name = customer == null || customer.get() == null ? null : customer.get().getCreditAccount();
    }
    bills.put(bill.record(), new Booked(bill, name));
    if (name != null) {
      account(name).add(bill);
      uses(name, bill.currency());
      age(bill.record());
    }
  }

  private void unbook(String record) {
    Booked booked = bills.remove(record);
    if (booked != null && booked.account() != null) {
      account(booked.account()).remove(booked.bill());
    }
    timers.set(scope, BILL + record, Optional.empty());
  }

  /** Its customer's open items that name no account follow the customer's. */
  private void rebook(String customer) {
    for (Bill bill : Map.copyOf(billsByCustomer.getOrDefault(customer, Map.of())).values()) {
      unbook(bill.record());
      book(bill);
    }
  }

  /** An open item becomes overdue, or will. */
  private void age(String record) {
    Booked booked = bills.get(record);
    if (booked == null || booked.account() == null) {
      return;
    }
    Bill bill = booked.bill();
    Optional<Instant> from =
        bill.credit() ? Optional.empty() : bill.overdueFrom(settings.overdueDays());
    boolean due = from.isPresent() && !from.get().isAfter(rates.now());
    if (due) {
      account(booked.account()).overdue(bill);
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
    for (String name : users.getOrDefault(pair.from(), Set.of())) {
      Account account = accounts.get(name);
      if (account != null && pair.to().equals(account.currency())) {
        unsettled.add(name);
        unplaced.addAll(account.orders.keySet());
      }
    }
  }

  private void uses(String account, String currency) {
    users.computeIfAbsent(currency, c -> new TreeSet<>()).add(account);
  }

  void ask(OrderKey key, @Nullable CreditOrder what) {
    if (what == null && !orders.containsKey(key)) {
      return;
    }
    orders.computeIfAbsent(key, Placed::new).what = what;
    unplaced.add(key);
  }

  void policy(CreditSettings newSettings) {
    settings = newSettings;
    for (Booked booked : List.copyOf(bills.values())) {
      if (booked.account() != null) {
        account(booked.account()).remove(booked.bill());
        account(booked.account()).add(booked.bill());
        age(booked.bill().record());
      }
    }
    unsettled.addAll(accounts.keySet());
  }

  void advance(Instant now) {
    if (!now.isAfter(rates.now())) {
      return;
    }
    rates.now(now);
    for (var due = timers.firstDue(scope, now);
        due.isPresent();
        due = timers.firstDue(scope, now)) {
      String id = due.get().id();
      timers.set(scope, id, Optional.empty());
      if (id.startsWith(BILL)) {
        age(id.substring(BILL.length()));
      } else if (id.startsWith(RATE)) {
        changed(pairs.get(id));
      } else {
        unplaced.add(new OrderKey(scope, id.substring(ORDER.length())));
      }
    }
  }

  Optional<Instant> nextAdvance() {
    return timers.firstDue(scope, Instant.MAX).map(Timers.Timer::due);
  }

  /** Places and settles what the changes since the last call concern; the orders they touch. */
  Set<OrderKey> conclude() {
    Set<OrderKey> touched = new TreeSet<>();
    for (OrderKey key : unplaced) {
      Placed order = orders.get(key);
      if (order != null) {
        place(order, touched);
      }
    }
    unplaced.clear();
    for (String name : unsettled) {
      Account account = accounts.get(name);
      if (account != null) {
        account.settle(rates, settings, touched);
        if (account.isEmpty()) {
          accounts.remove(name);
        }
      }
    }
    unsettled.clear();
    return touched;
  }

  private void place(Placed order, Set<OrderKey> touched) {
    CreditOrder what = order.what;
    String name = what == null ? null : what.account();
    Account account = name == null ? null : account(name);
    if (name != null) {
      order.currencies().forEach(currency -> uses(name, currency));
    }
    Place before = order.place;
    Place after = order.place(account == null ? null : account.facts.get(), rates);
    timers.set(scope, ORDER + order.key.order(), after.next());
    if (!after.equals(before) || (account != null && !account.orders.containsKey(order.key))) {
      if (before.account() != null) {
        account(before.account()).remove(order);
      }
      order.place = after;
      if (account != null) {
        account.add(order);
      }
      touched.add(order.key);
    }
    if (order.isEmpty()) {
      orders.remove(order.key);
    }
  }

  /** An account that something changes on. */
  private Account account(String name) {
    unsettled.add(name);
    return accounts.computeIfAbsent(name, Account::new);
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
    if (order == null || account == null) {
      return List.of();
    }
    return account
        .reason(order.place)
        .map(reason -> new Releases(this, account, order).of(reason))
        .orElse(List.of());
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
