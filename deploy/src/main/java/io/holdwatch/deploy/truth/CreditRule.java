package io.holdwatch.deploy.truth;

import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.Happening.OrderStated;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which orders credit holds, by RULES "Credit". */
final class CreditRule {
  private final Past past;
  private final CreditRecords records;
  private final Rates rates;

  CreditRule(Past past, CreditRecords records, Rates rates) {
    this.past = past;
    this.records = records;
    this.rates = rates;
  }

  /** What was wrong with each order over time. */
  Map<Subject, Steps<Wrong>> conditions() {
    Map<String, Steps<Map<String, String>>> accounts = new HashMap<>();
    records.orders.keySet().forEach(account -> accounts.put(account, held(account)));
    Map<Subject, Steps<Wrong>> conditions = new HashMap<>();
    for (String order : past.orders()) {
      Set<Instant> instants = new TreeSet<>(records.customerInstants(order));
      instants.addAll(past.instants(order));
      for (String account : records.accountsEver(order)) {
        instants.addAll(accounts.getOrDefault(account, new Steps<>()).instants());
      }
      Steps<Wrong> steps = new Steps<>();
      for (Instant now : past.known(instants)) {
        steps.change(now, wrong(order, accounts, now));
      }
      conditions.put(Subject.whole(order), steps);
    }
    return conditions;
  }

  private @Nullable Wrong wrong(
      String key, Map<String, Steps<Map<String, String>>> accounts, Instant now) {
    OrderAt order = past.order(key, now);
    OrderStated header = order == null ? null : order.header();
    String account = header == null ? null : records.accountOf(header, now);
    Steps<Map<String, String>> steps = account == null ? null : accounts.get(account);
    Map<String, String> held = steps == null ? null : steps.at(now);
    String reason = held == null ? null : held.get(key);
    return reason == null ? null : new Wrong("CREDIT_HOLD", reason);
  }

  private Steps<Map<String, String>> held(String key) {
    Steps<Map<String, String>> steps = new Steps<>();
    for (Instant now : past.known(records.changes(key))) {
      CreditAccountStated account = past.register.at(CreditAccountStated.class, key, now);
      steps.change(
          now, account == null ? null : new CreditAt(past, records, rates, account, now).held());
    }
    return steps;
  }
}
