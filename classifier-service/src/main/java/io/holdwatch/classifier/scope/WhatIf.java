package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.delay.DelayRule;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tries changes: puts them into the ledgers, looks with the same rules that find exceptions, and
 * takes them back. Afterwards everything stands as before.
 */
final class WhatIf {
  /** The most orders that are looked at; what touches more is not for one person to decide. */
  static final int MOST = 50;

  private final OrderLedger orders;
  private final Ledgers ledgers;

  WhatIf(OrderLedger orders, Ledgers ledgers) {
    this.orders = orders;
    this.ledgers = ledgers;
  }

  /**
   * What changes would lead to.
   *
   * @param holds conditions that would hold on the order, settled or not
   * @param opens those on it and on other orders that do not hold now
   * @param ends those on it and on other orders that hold now and would hold no more
   * @param wide whether more orders are touched than were looked at
   */
  record Result(
      Set<ExceptionKey> holds, Set<ExceptionKey> opens, Set<ExceptionKey> ends, boolean wide) {
    /** Whether an exception of the order would be gone. */
    boolean clears(ExceptionKey key) {
      return !holds.contains(key);
    }
  }

  Result of(OrderKey order, List<Change> changes, Instant now) {
    return of(order, List.of(), changes, now);
  }

  /** The same, with other orders to look at before those that are touched. */
  Result of(OrderKey order, Collection<OrderKey> also, List<Change> changes, Instant now) {
    Set<OrderKey> touched = new TreeSet<>();
    touched.add(order);
    List<Change> done = new ArrayList<>();
    Map<OrderKey, Set<ExceptionKey>> after = new HashMap<>();
    try {
      for (Change change : changes) {
        touched.addAll(put(change.record(), change.before(), change.after()));
        done.add(change);
      }
      settle(touched);
      first(order, also, touched).forEach(each -> after.put(each, holding(each, now)));
    } finally {
      for (Change change : done.reversed()) {
        touched.addAll(put(change.record(), change.after(), change.before()));
      }
      settle(touched);
    }
    Set<ExceptionKey> opens = new TreeSet<>();
    Set<ExceptionKey> ends = new TreeSet<>();
    after.forEach(
        (each, holding) -> {
          Set<ExceptionKey> before = holding(each, now);
          holding.stream().filter(key -> !before.contains(key)).forEach(opens::add);
          before.stream().filter(key -> !holding.contains(key)).forEach(ends::add);
        });
    return new Result(
        Objects.requireNonNull(after.get(order)),
        opens,
        ends,
        !after.keySet().containsAll(touched));
  }

  private static Set<OrderKey> first(
      OrderKey order, Collection<OrderKey> also, Set<OrderKey> touched) {
    Set<OrderKey> first = new LinkedHashSet<>();
    first.add(order);
    Stream.concat(also.stream(), touched.stream())
        .filter(each -> !each.equals(order))
        .distinct()
        .limit(MOST - 1L)
        .forEach(first::add);
    return first;
  }

  private Set<OrderKey> put(
      String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    SpecificRecord told = Objects.requireNonNull(after == null ? before : after);
    Envelope envelope = FactKeys.envelope(told).orElseThrow();
    return ledgers.take(record, before, after, envelope);
  }

  /** Once for all that changes: of an order several lines may. */
  private void settle(Set<OrderKey> touched) {
    for (OrderKey each : List.copyOf(touched)) {
      touched.addAll(ledgers.settle(each));
    }
  }

  /** Conditions that hold on an order and its lines, settled or not. */
  Set<ExceptionKey> holding(OrderKey key, Instant now) {
    Set<ExceptionKey> holding = new TreeSet<>();
    WatchedOrder order = orders.order(key);
    if (order == null) {
      return holding;
    }
    findings(order, now)
        .forEach(each -> holding.add(new ExceptionKey(each.type(), key, each.subject())));
    if (DelayRule.assess(order, orders, Map.of(), now, now).holds(now)) {
      holding.add(new ExceptionKey(ExceptionType.SHIPMENT_DELAY, key, key.order()));
    }
    return holding;
  }

  private List<Finding> findings(WatchedOrder order, Instant now) {
    List<Finding> findings = new ArrayList<>(ledgers.findings(order, now));
    ledgers.holds(order, findings, Map.of(), now).finding().ifPresent(findings::add);
    return findings;
  }
}
