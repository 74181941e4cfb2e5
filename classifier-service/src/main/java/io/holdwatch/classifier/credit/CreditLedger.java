package io.holdwatch.classifier.credit;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.ExchangeRate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The credit accounts of one partition: exposure against limit, and which orders pass it
 * (definitions.md, "Credit"; RULES.md, "Credit").
 *
 * <p>The sets that its methods return hold every order of which it may have changed whether it is
 * held or for which sub-reason. An order that stays held with the same sub-reason is none of them,
 * though the amounts of its finding may have moved: a payment costs O(log n) and the orders that it
 * flips. What concerns a whole account (flag, terms, overdue debt, its currency, a rate) visits its
 * orders.
 *
 * <p>The same facts, orders and time in any order give the same answers. Time is what {@link
 * #advance} said last.
 */
public final class CreditLedger {
  private final Map<String, CreditScope> scopes = new HashMap<>();
  private final Keys keys;
  private final Map<OrderKey, Placed> orders;
  private CreditSettings settings = CreditSettings.DEFAULT;

  /**
   * A ledger that knows nothing.
   *
   * @param keys of the desk
   */
  public CreditLedger(Keys keys) {
    this.keys = keys;
    this.orders = keys.byOrder();
  }

  /** Replaces the settings; the orders that this touches. */
  public Set<OrderKey> policy(CreditSettings newSettings) {
    if (newSettings.equals(settings)) {
      return Set.of();
    }
    settings = newSettings;
    Set<OrderKey> touched = new TreeSet<>();
    for (CreditScope scope : scopes.values()) {
      scope.policy(newSettings);
      touched.addAll(scope.conclude());
    }
    return touched;
  }

  /**
   * Replaces what a record says: an account, an invoice, a payment, an exchange rate, a customer.
   * Others are ignored.
   *
   * @param record gate key of the record
   * @param before what it said, null where it is new
   * @param after what it says now, null where it is gone
   * @return the orders that this touches
   */
  public Set<OrderKey> take(
      String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    CreditScope from = before == null ? null : scopeOf(before);
    CreditScope to = after == null ? null : scopeOf(after);
    Set<OrderKey> touched = new TreeSet<>();
    if (from != null && before != null) {
      from.remove(record, before);
      if (from != to) {
        touched.addAll(from.conclude());
      }
    }
    if (to != null && after != null) {
      to.put(record, after);
    }
    if (to != null) {
      touched.addAll(to.conclude());
    }
    return touched;
  }

  /** Replaces what an order asks for, null: nothing any more; the orders that this touches. */
  public Set<OrderKey> ask(OrderKey key, @Nullable CreditOrder what) {
    CreditScope scope = scope(key.scope());
    scope.ask(key, what);
    return scope.conclude();
  }

  /** Moves the time of a scope on, never back; the orders that this touches. */
  public Set<OrderKey> advance(String scope, Instant now) {
    CreditScope known = scope(scope);
    known.advance(now);
    return known.conclude();
  }

  /** When time alone changes something in a scope. */
  public Optional<Instant> nextAdvance(String scope) {
    return known(scope).flatMap(CreditScope::nextAdvance);
  }

  /**
   * Whether and why an order is held for credit.
   *
   * @param now the time that {@link #advance} said last; counts the days overdue
   */
  public Optional<Finding> assess(OrderKey key, Instant now) {
    return known(key.scope()).flatMap(scope -> scope.finding(key, now));
  }

  /** What would release an order that is held; empty where it is not. */
  List<Release> releases(OrderKey key) {
    return known(key.scope()).map(scope -> scope.releases(key)).orElse(List.of());
  }

  /**
   * What would release an order that is held for credit, each alone; empty where it is not held.
   *
   * @param now the time that {@link #advance} said last
   */
  public List<Remedy> remedies(OrderKey key, Instant now) {
    return known(key.scope()).map(scope -> scope.remedies(key, now)).orElse(List.of());
  }

  /** The rate for lack of which an order takes no part; empty where it lacks none. */
  public Optional<CurrencyPair> missingRate(OrderKey key) {
    return known(key.scope()).flatMap(scope -> scope.missingRate(key));
  }

  /**
   * The rate of exactly a pair that holds at the time that {@link #advance} said last; empty where
   * none is known.
   *
   * @param from ISO 4217 code that is converted
   * @param to ISO 4217 code that results
   */
  public Optional<ExchangeRate> rate(String scope, String from, String to) {
    return known(scope).flatMap(known -> known.rates.rate(new CurrencyPair(from, to)));
  }

  /** Exposure of an account and its parts; empty where the account or its limit is not known. */
  public Optional<Exposure> exposure(String scope, String account) {
    return known(scope).flatMap(known -> known.exposure(account));
  }

  private Optional<CreditScope> known(String scope) {
    return Optional.ofNullable(scopes.get(scope));
  }

  private @Nullable CreditScope scopeOf(SpecificRecord fact) {
    return fact.get(0) instanceof Envelope envelope ? scope(envelope.getScope()) : null;
  }

  private CreditScope scope(String name) {
    return scopes.computeIfAbsent(name, n -> new CreditScope(n, keys, orders, settings));
  }
}
