package io.holdwatch.deploy.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;

/** Finance: gives limits and terms, flags who worries it, moves accounts to other currencies. */
final class CreditDesk {
  private static final double ORDER_VALUE = 6000;

  private final World world;
  private final FinanceAnnouncer announcer;
  private final Rates rates;
  private final Map<String, CreditAccount> accounts = new LinkedHashMap<>();
  private final List<CreditAccount> small = new ArrayList<>();
  private final Queue<String> currencies =
      new ArrayDeque<>(
          List.of("CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "CAD", "MXN"));

  CreditDesk(
      World world, FinanceAnnouncer announcer, Rates rates, MasterData master, int ordersPerDay) {
    this.world = world;
    this.announcer = announcer;
    this.rates = rates;
    double daily = ordersPerDay * ORDER_VALUE;
    master.customers.forEach(each -> open(each, daily * 0.85 / master.customers.size(), false));
    master.small.forEach(each -> open(each, daily * 0.15 / master.small.size(), true));
    master.newcomers.forEach(each -> open(each, daily * 0.15 / master.small.size(), false));
    for (CreditAccount account : accounts.values()) {
      if (account.late) {
        small.remove(account);
      }
    }
    Dice dice = world.dice();
    world.agenda().after(world.size().amongCustomers(dice.days(1, 6)), this::flag);
    world.agenda().after(world.size().amongCustomers(dice.days(2, 9)), this::moveCurrency);
  }

  private void open(Customer customer, double daily, boolean isSmall) {
    String number = customer.account();
    if (accounts.containsKey(number)) {
      return;
    }
    Dice dice = world.dice();
    int i = Integer.parseInt(number.substring(1)) - 100;
    int terms = isSmall && i % 13 == 3 ? 0 : 7 * dice.between(1, 2);
    boolean tight = isSmall && i % 5 == 1;
    double days = tight ? (7 + terms) * 0.9 : (10 + terms) * 3;
    double limit = daily * days + (tight ? 5_000 : 150_000);
    String currency =
        i % 16 == 4 ? "EUR" : isSmall && i % 17 == 2 ? "GBP" : customer.region().currency;
    CreditAccount account =
        new CreditAccount(
            number, currency, BigDecimal.valueOf(Math.round(limit / 500) * 500), terms);
    account.horizon = i % 5 == 0 ? Integer.valueOf(5) : i % 5 == 2 ? Integer.valueOf(30) : null;
    account.tolerance = i % 3 == 0 ? new BigDecimal("0.05") : BigDecimal.ZERO;
    account.secured = i % 7 == 0 ? new BigDecimal("5000") : null;
    account.late = isSmall && i % 12 == 4;
    accounts.put(number, account);
    if (isSmall) {
      small.add(account);
    }
    announcer.account(account);
  }

  CreditAccount account(Customer customer) {
    return Objects.requireNonNull(accounts.get(customer.account()), customer.account());
  }

  Collection<CreditAccount> accounts() {
    return accounts.values();
  }

  private void flag() {
    Dice dice = world.dice();
    CreditAccount account = dice.pick(small);
    account.flagged = true;
    announcer.account(account);
    world
        .agenda()
        .after(
            dice.hours(9, 70),
            () -> {
              account.flagged = false;
              announcer.account(account);
            });
    world.agenda().after(world.size().amongCustomers(dice.days(3, 7)), this::flag);
  }

  /** Moves an account to a currency whose rate is entered only later. */
  private void moveCurrency() {
    Dice dice = world.dice();
    String currency = currencies.poll();
    if (currency != null) {
      CreditAccount account = dice.pick(small);
      account.currency = currency;
      account.limit = account.limit.multiply(BigDecimal.valueOf(2));
      account.secured = null;
      announcer.account(account);
      world.agenda().after(dice.hours(8, 60), () -> rates.enter(currency));
      world.agenda().after(world.size().amongCustomers(dice.days(5, 10)), this::moveCurrency);
    }
  }

  /** Finance gives more to an account that has reached its limit. */
  void raise(CreditAccount account) {
    account.limit = account.limit.multiply(new BigDecimal("1.4")).setScale(0, RoundingMode.HALF_UP);
    announcer.account(account);
  }
}
