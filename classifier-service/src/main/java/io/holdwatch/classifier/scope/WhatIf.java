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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
   * @param wide whether more orders are touched than were looked at
   */
  record Result(Set<ExceptionKey> holds, Set<ExceptionKey> opens, boolean wide) {
    /** Whether an exception would be gone. */
    boolean clears(ExceptionKey key) {
      return !holds.contains(key);
    }
  }

  Result of(OrderKey order, List<Change> changes, Instant now) {
    Set<OrderKey> touched = new TreeSet<>();
    touched.add(order);
    List<Change> done = new ArrayList<>();
    Map<OrderKey, Set<ExceptionKey>> after = new HashMap<>();
    try {
      for (Change change : changes) {
        touched.addAll(put(change.record(), change.before(), change.after()));
        done.add(change);
      }
      first(order, touched).forEach(each -> after.put(each, holding(each, now)));
    } finally {
      for (Change change : done.reversed()) {
        touched.addAll(put(change.record(), change.after(), change.before()));
      }
    }
    Set<ExceptionKey> opens = new TreeSet<>();
    after.forEach(
        (each, holding) -> {
          Set<ExceptionKey> before = holding(each, now);
          holding.stream().filter(key -> !before.contains(key)).forEach(opens::add);
        });
    return new Result(
        Objects.requireNonNull(after.get(order)), opens, touched.size() > after.size());
  }

  private static List<OrderKey> first(OrderKey order, Set<OrderKey> touched) {
    List<OrderKey> first = new ArrayList<>();
    first.add(order);
    touched.stream().filter(each -> !each.equals(order)).limit(MOST - 1L).forEach(first::add);
    return first;
  }

  private Set<OrderKey> put(
      String record, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
    SpecificRecord told = Objects.requireNonNull(after == null ? before : after);
    Envelope envelope = FactKeys.envelope(told).orElseThrow();
    Set<OrderKey> touched = ledgers.take(record, before, after, envelope);
    for (OrderKey each : List.copyOf(touched)) {
      touched.addAll(ledgers.settle(each));
    }
    return touched;
  }

  /** Conditions that hold on an order and its lines, settled or not. */
  Set<ExceptionKey> holding(OrderKey key, Instant now) {
    Set<ExceptionKey> holding = new TreeSet<>();
    WatchedOrder order = orders.order(key);
    if (order == null) {
      return holding;
    }
    List<Finding> findings = ledgers.findings(order, now);
    findings.forEach(each -> holding.add(new ExceptionKey(each.type(), key, each.subject())));
    ledgers
        .holds(order, findings, Map.of(), now)
        .finding()
        .ifPresent(each -> holding.add(new ExceptionKey(each.type(), key, each.subject())));
    if (DelayRule.assess(order, orders, Map.of(), now, now).holds(now)) {
      holding.add(new ExceptionKey(ExceptionType.SHIPMENT_DELAY, key, key.order()));
    }
    return holding;
  }
}
