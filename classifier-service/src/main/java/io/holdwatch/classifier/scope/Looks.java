package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.ready.Readiness;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Clocks;
import io.holdwatch.contract.fact.Envelope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at orders by the policy in force, each at its time, and notes when to look again. Nothing
 * is said of a scope before its sources are ready.
 */
final class Looks {
  private final OrderLedger orders;
  private final Ledgers ledgers;
  private final Clocks clocks;
  private final Readiness readiness;
  private final Schedule schedule;
  private final Watch watch;
  private final FollowUps followUps;

  /** Scopes of facts that came since the ledgers were asked when time changes something there. */
  private final Set<String> changedScopes = new TreeSet<>();

  private @Nullable ClassifierPolicy policy;

  Looks(
      OrderLedger orders,
      Ledgers ledgers,
      Clocks clocks,
      Readiness readiness,
      Schedule schedule,
      Keys keys) {
    this.orders = orders;
    this.ledgers = ledgers;
    this.clocks = clocks;
    this.readiness = readiness;
    this.schedule = schedule;
    this.watch = new Watch(orders, ledgers, keys);
    this.followUps = new FollowUps(orders, ledgers, watch);
  }

  /** Judges by a policy from now on. */
  void policy(ClassifierPolicy pack) {
    policy = pack;
    ledgers.policy(pack);
  }

  /** Gives back the state of an exception. */
  void restore(Tracked state) {
    if (FollowUps.isFollowUp(state)) {
      followUps.restore(state);
    } else {
      watch.restore(state);
    }
  }

  /**
   * Derives the timers once everything is given back, and looks with the next instant of their
   * clock at what was touched and not yet looked at.
   */
  void resume() {
    ledgers.settle();
    for (String scope : schedule.scopes()) {
      schedule.clock(scope).flatMap(clocks::now).ifPresent(now -> ledgers.advance(scope, now));
      schedule.ledgers(scope, ledgers.nextAdvance(scope));
    }
    ClassifierPolicy inForce = policy;
    Set<OrderKey> all = new TreeSet<>(orders.all());
    all.addAll(watch.open());
    for (OrderKey key : all) {
      Instant now = now(key, watch.since(key));
      if (inForce != null && !now.equals(Instant.MIN) && readiness.ready(key.scope())) {
        schedule.order(key, watch.nextLook(key, now, inForce));
      }
    }
    for (OrderKey key : followUps.all()) {
      Instant now = now(key, followUps.asked(key));
      if (inForce != null && !now.equals(Instant.MIN) && readiness.ready(key.scope())) {
        schedule.order(key, followUps.nextLook(key, now, inForce));
      }
    }
  }

  /** A fact of a scope has come: time may change something else there, or at another instant. */
  void changed(String scope) {
    changedScopes.add(scope);
  }

  /** The orders of which nothing is recommended as long as a fact is in doubt that came anew. */
  Set<OrderKey> doubting(Envelope arrived) {
    return watch.doubting(arrived);
  }

  /** Tells the ledgers of the orders, and adds what that touches. */
  void settle(Touches touches) {
    new TreeMap<>(touches.byOrder())
        .forEach((order, touch) -> touches.addAll(ledgers.settle(order), touch));
    for (String scope : changedScopes) {
      schedule.ledgers(scope, ledgers.nextAdvance(scope));
    }
    changedScopes.clear();
  }

  /** Looks at orders at an instant, or each at its own time where none is given. */
  void at(Touches touches, Optional<Instant> at, Arrival arrival, List<Effect> effects) {
    settle(touches);
    Map<OrderKey, Glance> glances = new TreeMap<>();
    touches
        .byOrder()
        .forEach(
            (key, touch) -> {
              ClassifierPolicy inForce = policy;
              if (inForce == null || !readiness.ready(key.scope())) {
                schedule.order(key, Optional.empty());
              } else {
                Instant now =
                    at.map(time -> latest(seen(key), time)).orElseGet(() -> now(key, touch.time()));
                glances.put(
                    key, new Glance(now, touch.time(), touch.trigger(), inForce, arrival, true));
              }
            });
    watch.look(glances, effects).forEach(schedule::order);
    followUps.look(glances, effects).forEach(schedule::order);
  }

  /** Looks at every order and inquiry, because there is another policy. */
  void atAll(Arrival arrival, List<Effect> effects) {
    Set<OrderKey> all = new TreeSet<>(orders.all());
    all.addAll(followUps.all());
    each(all, "policy", arrival, effects);
  }

  /** Looks at a scope that is ready now, also at what went away while it was not. */
  void atAllOf(String scope, Arrival arrival, List<Effect> effects) {
    Set<OrderKey> all = new TreeSet<>(orders.ordersOf(scope));
    all.addAll(watch.open());
    all.addAll(followUps.all());
    all.removeIf(key -> !key.scope().equals(scope));
    each(all, "ready", arrival, effects);
  }

  /** Looks at what waited for an exchange rate that is known now, in the scopes of a clock. */
  void atRated(String clock, Arrival arrival, List<Effect> effects) {
    Set<OrderKey> rated = watch.rated();
    rated.removeIf(order -> schedule.clock(order.scope()).filter(clock::equals).isEmpty());
    if (!rated.isEmpty()) {
      each(rated, "rate", arrival, effects);
    }
  }

  /** Number of exceptions that are kept. */
  int size() {
    return watch.size();
  }

  private void each(Set<OrderKey> keys, String trigger, Arrival arrival, List<Effect> effects) {
    Touches touches = new Touches();
    for (OrderKey key : keys) {
      Instant now = now(key, followUps.asked(key));
      if (!now.equals(Instant.MIN)) {
        touches.add(key, new Touches.Touch(now, () -> trigger));
      }
    }
    at(touches, Optional.empty(), arrival, effects);
  }

  /**
   * Time of an order that only timers tell: facts may be ahead of a clock that runs on its own, and
   * what began with them has not ended before.
   */
  private Instant seen(OrderKey key) {
    WatchedOrder order = orders.order(key);
    return order == null ? Instant.MIN : latest(order.latest(), watch.since(key));
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Time of an order: its clock, or the newest event that it has seen where that is later. */
  private Instant now(OrderKey key, Instant least) {
    WatchedOrder order = orders.order(key);
    Instant latest = order == null ? least : latest(order.latest(), least);
    return schedule
        .clock(key.scope())
        .flatMap(clocks::now)
        .filter(time -> time.isAfter(latest))
        .orElse(latest);
  }
}
