package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.subject.OrderKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The accounts of a scope, and which of them have changed since they were settled. */
final class Accounts {
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Set<String> unsettled = new TreeSet<>();

  /** Accounts on which anything was ever counted in a currency: a rate of it may concern them. */
  private final Map<String, Set<String>> users = new HashMap<>();

  /** An account that something changes on. */
  Account changing(String name) {
    unsettled.add(name);
    return accounts.computeIfAbsent(name, Account::new);
  }

  /** An account as it stands. */
  @Nullable Account get(String name) {
    return accounts.get(name);
  }

  /** Something is counted on an account in a currency. */
  void uses(String name, String currency) {
    users.computeIfAbsent(currency, c -> new TreeSet<>()).add(name);
  }

  /** The accounts that another rate changes. */
  List<Account> using(CurrencyPair pair) {
    List<Account> using = new ArrayList<>();
    for (String name : users.getOrDefault(pair.from(), Set.of())) {
      Account account = accounts.get(name);
      if (account != null && pair.to().equals(account.currency())) {
        using.add(changing(name));
      }
    }
    return using;
  }

  void allChange() {
    unsettled.addAll(accounts.keySet());
  }

  /** Whether nothing has changed since they were settled last. */
  boolean areSettled() {
    return unsettled.isEmpty();
  }

  /** Settles what has changed, and tells the orders that this touches. */
  void settle(Rates rates, CreditSettings settings, boolean invoiced, Set<OrderKey> touched) {
    for (String name : unsettled) {
      Account account = accounts.get(name);
      if (account != null) {
        account.settle(rates, settings, invoiced, touched);
        if (account.isEmpty()) {
          accounts.remove(name);
        }
      }
    }
    unsettled.clear();
  }
}
