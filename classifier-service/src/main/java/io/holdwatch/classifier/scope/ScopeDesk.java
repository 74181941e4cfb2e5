package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.gate.VersionGate;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.ready.Readiness;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Clocks;
import io.holdwatch.classifier.time.Timers;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.EpochStarted;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.contract.fact.TableReady;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
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
 * Everything of the scopes of one partition. What it concludes is a function of the records that it
 * was given, in order.
 *
 * <p>Per record: check version → apply → collect touched orders → look at each once, in id order.
 * The caller keeps the effects; after a restart it gives back what was kept and goes on.
 */
public final class ScopeDesk {
  private final OrderLedger ledger = new OrderLedger();
  private final Facts facts = new Facts(ledger);
  private final Clocks clocks = new Clocks();
  private final Timers timers = new Timers();
  private final Readiness readiness = new Readiness();
  private final Map<String, Long> epochs = new HashMap<>();
  private final Map<String, String> clockOfScope = new HashMap<>();
  private final Map<String, Tracked> tracked = new HashMap<>();
  private final Map<String, OrderKey> timerKeys = new HashMap<>();
  private final DelayDesk delays = new DelayDesk(ledger);
  private final HeldFacts held = new HeldFacts();
  private final Map<String, Map<OrderKey, Touch>> touched = new HashMap<>();
  private @Nullable PolicyActivated activation;
  private @Nullable ClassifierPolicy policy;

  /** What touched an order, and when. */
  private record Touch(Instant time, String trigger) {}

  /** Gives back a fact that was kept; no effects. All are given back before {@link #resume}. */
  public void restore(String key, SpecificRecord fact) {
    switch (fact) {
      case Tick tick -> clocks.tick(tick);
      case ClockMark mark -> clocks.mark(mark);
      case TableReady table -> readiness.table(table);
      case EpochStarted epoch -> epochs.merge(epoch.getSource(), epoch.getEpoch(), Math::max);
      case PolicyActivated pack -> activate(pack);
      default -> {
        Envelope envelope = FactKeys.envelope(fact).orElseThrow();
        known(envelope);
        if (key.startsWith(HeldFacts.PREFIX)) {
          held.hold(key, fact);
        } else {
          facts.take(key, fact, envelope);
        }
      }
    }
  }

  /** Gives back the state of an exception. */
  public void restore(String exceptionId, Tracked state) {
    tracked.put(exceptionId, state);
  }

  /** Derives the timers once everything is given back. */
  public void resume() {
    for (OrderKey key : new TreeSet<>(ledger.all())) {
      WatchedOrder order = ledger.order(key);
      Instant now = order == null ? null : now(key, order);
      if (now != null && policy != null && readiness.ready(key.scope())) {
        Tracked state = tracked.getOrDefault(exceptionId(key), Tracked.NONE);
        schedule(
            key,
            delays.nextLook(new DelayDesk.Case(exceptionId(key), key, order, state), now, policy));
      }
    }
  }

  /** Takes the next record of the log. */
  public List<Effect> take(SpecificRecord fact, Arrival arrival) {
    List<Effect> effects = new ArrayList<>();
    switch (fact) {
      case Tick tick -> {
        Optional<Instant> moved = clocks.tick(tick);
        // A clock never goes back, also not by what is kept of it: a tick that came late says
        // nothing.
        if (moved.isPresent()) {
          keep("Tick:" + tick.getClock(), tick, effects);
          moved(tick.getClock(), moved.get(), arrival, effects);
        } else {
          effects.add(new Effect.Count(Effect.Verdict.STALE));
        }
      }
      case ClockMark mark -> {
        Optional<Instant> moved = clocks.mark(mark);
        // The newest of its partition, which is an earlier one where a mark was read again.
        keep(
            "ClockMark:" + mark.getClock() + ":" + mark.getSourcePartition(),
            clocks.newest(mark),
            effects);
        moved.ifPresent(now -> moved(mark.getClock(), now, arrival, effects));
      }
      case TableReady table -> tableReady(table, arrival, effects);
      case EpochStarted epoch -> {
        keep("EpochStarted:" + epoch.getSource(), epoch, effects);
        epochs.merge(epoch.getSource(), epoch.getEpoch(), Math::max);
      }
      case PolicyActivated pack -> policy(pack, arrival, effects);
      default -> fact(fact, arrival, effects);
    }
    return effects;
  }

  /** Numbers for the gauges: facts kept, exceptions tracked, timers, facts that wait for a link. */
  public Map<String, Integer> sizes() {
    return Map.of(
        "facts", facts.size(),
        "exceptions", tracked.size(),
        "timers", timers.size(),
        "waiting", facts.waiting(),
        "held", held.size());
  }

  private void keep(String key, SpecificRecord fact, List<Effect> effects) {
    effects.add(new Effect.Count(Effect.Verdict.APPLIED));
    effects.add(new Effect.Keep(key, fact));
  }

  private void fact(SpecificRecord arriving, Arrival arrival, List<Effect> effects) {
    SpecificRecord fact = Facts.dated(arriving, clocks);
    Envelope envelope = FactKeys.envelope(fact).orElseThrow();
    String key = FactKeys.gateKey(fact, envelope);
    boolean ahead = ahead(envelope);
    VersionGate.Verdict verdict = ahead ? judgeAhead(key, envelope) : facts.judge(key, envelope);
    effects.add(
        new Effect.Count(
            switch (verdict) {
              case NEWS -> Effect.Verdict.APPLIED;
              case STALE -> Effect.Verdict.STALE;
              case DUPLICATE -> Effect.Verdict.DUPLICATE;
              case COLLISION -> Effect.Verdict.COLLISION;
            }));
    if (verdict == VersionGate.Verdict.NEWS && ahead) {
      known(envelope);
      String heldKey = HeldFacts.key(key, envelope);
      held.hold(heldKey, fact);
      effects.add(new Effect.Keep(heldKey, fact));
      return;
    }
    if (verdict == VersionGate.Verdict.NEWS) {
      known(envelope);
      change(key, fact, envelope, arrival, effects);
    }
    if (!arrival.more()) {
      conclude(envelope.getPosition(), arrival, effects);
    }
  }

  /** Whether a recorded clock has still to reach the fact. */
  private boolean ahead(Envelope envelope) {
    Optional<Instant> reached = clocks.now(envelope.getClock());
    return clocks.recorded(envelope.getClock())
        && (reached.isEmpty() || envelope.getEventTime().isAfter(reached.get()));
  }

  /** A held fact is news against what is applied, and a duplicate or collision of what is held. */
  private VersionGate.Verdict judgeAhead(String key, Envelope envelope) {
    return held.same(HeldFacts.key(key, envelope))
        .map(same -> VersionGate.judge(FactKeys.envelope(same).orElseThrow(), envelope))
        .orElseGet(() -> facts.judge(key, envelope));
  }

  /** Applies what happened at one instant, all of it, then looks at what it touched. */
  private void release(String clock, Arrival arrival, List<Effect> effects) {
    Map<OrderKey, Touch> orders = new TreeMap<>();
    for (Map.Entry<String, SpecificRecord> each : held.release(clock)) {
      SpecificRecord fact = each.getValue();
      Envelope envelope = FactKeys.envelope(fact).orElseThrow();
      String key = FactKeys.gateKey(fact, envelope);
      effects.add(new Effect.Forget(each.getKey()));
      if (facts.judge(key, envelope) == VersionGate.Verdict.NEWS) {
        change(key, fact, envelope, arrival, effects);
        Map<OrderKey, Touch> own = touched.remove(envelope.getPosition().toString());
        if (own != null) {
          orders.putAll(own);
        }
      }
    }
    orders.forEach(
        (order, touch) ->
            look(
                order, Optional.of(touch.time()), touch.time(), touch.trigger(), arrival, effects));
  }

  /**
   * Looks at what a change touched, once all facts of it are here: half a change is no state of the
   * source.
   */
  private void conclude(SourcePosition change, Arrival arrival, List<Effect> effects) {
    Map<OrderKey, Touch> orders = touched.remove(change.toString());
    if (orders != null) {
      orders.forEach(
          (order, touch) ->
              look(order, Optional.empty(), touch.time(), touch.trigger(), arrival, effects));
    }
  }

  private void change(
      String key, SpecificRecord fact, Envelope envelope, Arrival arrival, List<Effect> effects) {
    for (SpecificRecord side : sides(key, fact)) {
      OrderKey.of(envelope.getScope(), FactKeys.order(side))
          .ifPresent(order -> fireBefore(order, envelope.getEventTime(), arrival, effects));
    }
    effects.add(new Effect.Keep(key, fact));
    String trigger =
        Ids.fact(
            envelope.getSource(),
            envelope.getRecordType(),
            envelope.getRecordId(),
            FactKeys.type(fact),
            envelope.getVersion());
    Map<OrderKey, Touch> orders =
        touched.computeIfAbsent(envelope.getPosition().toString(), position -> new TreeMap<>());
    for (OrderKey order : facts.take(key, fact, envelope)) {
      orders.put(order, new Touch(envelope.getEventTime(), trigger));
    }
  }

  private List<SpecificRecord> sides(String key, SpecificRecord fact) {
    SpecificRecord before = facts.newest(key);
    return before == null ? List.of(fact) : List.of(before, fact);
  }

  private void fireBefore(OrderKey key, Instant time, Arrival arrival, List<Effect> effects) {
    Optional<Instant> due = timers.due(key.toString());
    while (due.isPresent() && due.get().isBefore(time)) {
      look(key, due, due.get(), "timer", arrival, effects);
      due = timers.due(key.toString());
    }
  }

  private void moved(String clock, Instant now, Arrival arrival, List<Effect> effects) {
    Optional<Timers.Timer> timer = timers.firstDue(clock, now);
    Optional<Instant> fact = held.first(clock, now);
    while (timer.isPresent() || fact.isPresent()) {
      if (fact.isPresent() && (timer.isEmpty() || !timer.get().due().isBefore(fact.get()))) {
        release(clock, arrival, effects);
      } else if (timer.isPresent()) {
        OrderKey key = Objects.requireNonNull(timerKeys.get(timer.get().id()));
        look(key, Optional.of(timer.get().due()), timer.get().due(), "timer", arrival, effects);
      }
      timer = timers.firstDue(clock, now);
      fact = held.first(clock, now);
    }
    facts.forget(now.minus(Facts.DELETED_FOR)).forEach(key -> effects.add(new Effect.Forget(key)));
    effects.add(new Effect.Emit(ControlPackets.clock(clock, now, clocks.ended(clock), arrival)));
  }

  private void tableReady(TableReady table, Arrival arrival, List<Effect> effects) {
    String source = table.getSource();
    boolean before = readiness.sourceReady(source);
    readiness.table(table);
    keep(
        "TableReady:" + source + ":" + table.getTable() + ":" + table.getPartition(),
        table,
        effects);
    if (readiness.sourceReady(source) && !before) {
      sweep(source, arrival, effects);
      for (String scope : new TreeSet<>(readiness.scopesOf(source))) {
        lookAtAll(ledger.ordersOf(scope), "ready", arrival, effects);
        lookAtGone(scope, arrival, effects);
      }
    }
  }

  /** Deletes what an older epoch of the source knew and the snapshot of the newer one does not. */
  private void sweep(String source, Arrival arrival, List<Effect> effects) {
    Long epoch = epochs.get(source);
    if (epoch != null) {
      List<Envelope> gone = new ArrayList<>();
      for (SpecificRecord delete : facts.leftBehind(source, epoch, clocks::now)) {
        Envelope envelope = FactKeys.envelope(delete).orElseThrow();
        change(FactKeys.gateKey(delete, envelope), delete, envelope, arrival, effects);
        gone.add(envelope);
      }
      gone.forEach(envelope -> conclude(envelope.getPosition(), arrival, effects));
    }
  }

  private void policy(PolicyActivated pack, Arrival arrival, List<Effect> effects) {
    if (activation != null && activation.getPosition() >= pack.getPosition()) {
      effects.add(new Effect.Count(Effect.Verdict.DUPLICATE));
      return;
    }
    activate(pack);
    keep("PolicyActivated", pack, effects);
    effects.add(new Effect.Emit(ControlPackets.policy(pack)));
    lookAtAll(new TreeSet<>(ledger.all()), "policy", arrival, effects);
  }

  private void activate(PolicyActivated pack) {
    activation = pack;
    policy = ClassifierPolicy.of(pack);
  }

  private void known(Envelope envelope) {
    readiness.seen(envelope.getScope(), envelope.getSource());
    clockOfScope.put(envelope.getScope(), envelope.getClock());
  }

  private void lookAtAll(
      Set<OrderKey> keys, String trigger, Arrival arrival, List<Effect> effects) {
    for (OrderKey key : keys) {
      WatchedOrder order = ledger.order(key);
      Instant now = order == null ? null : now(key, order);
      if (now != null) {
        look(key, Optional.empty(), now, trigger, arrival, effects);
      }
    }
  }

  /**
   * Looks at the open exceptions of orders that went away while nothing could be said of the scope.
   */
  private void lookAtGone(String scope, Arrival arrival, List<Effect> effects) {
    Set<OrderKey> gone = new TreeSet<>();
    tracked.values().forEach(each -> each.openIn(scope).ifPresent(gone::add));
    gone.removeAll(ledger.ordersOf(scope));
    Optional.ofNullable(clockOfScope.get(scope))
        .flatMap(clocks::now)
        .ifPresent(
            now ->
                gone.forEach(key -> look(key, Optional.empty(), now, "ready", arrival, effects)));
  }

  /** Looks at an order at an instant, or at its own time where none is given. */
  private void look(
      OrderKey key,
      Optional<Instant> at,
      Instant triggerTime,
      String trigger,
      Arrival arrival,
      List<Effect> effects) {
    if (policy == null || !readiness.ready(key.scope())) {
      schedule(key, Optional.empty());
      return;
    }
    WatchedOrder order = ledger.order(key);
    Instant own = order == null ? triggerTime : now(key, order);
    Instant now = at.orElse(own == null ? triggerTime : own);
    String id = exceptionId(key);
    Tracked before = tracked.getOrDefault(id, Tracked.NONE);
    DelayDesk.Look look =
        delays.look(
            new DelayDesk.Case(id, key, order, before), now, triggerTime, trigger, policy, arrival);
    if (!look.after().life().equals(before.life())
        || !look.after().risks().equals(before.risks())) {
      tracked.put(id, look.after());
      effects.add(new Effect.Track(id, look.after()));
    }
    look.packets().forEach(packet -> effects.add(new Effect.Emit(packet)));
    schedule(key, look.next());
  }

  private void schedule(OrderKey key, Optional<Instant> due) {
    String id = key.toString();
    String clock = clockOfScope.get(key.scope());
    if (clock != null) {
      timers.set(clock, id, due);
      if (due.isPresent()) {
        timerKeys.put(id, key);
      } else {
        timerKeys.remove(id);
      }
    }
  }

  /** Time of an order: its clock, or the newest event that it has seen where that is later. */
  private @Nullable Instant now(OrderKey key, WatchedOrder order) {
    String clock = clockOfScope.get(key.scope());
    Optional<Instant> time = clock == null ? Optional.empty() : clocks.now(clock);
    Instant latest = order.latest();
    return time.isPresent() && time.get().isAfter(latest)
        ? time.get()
        : latest.equals(Instant.MIN) ? null : latest;
  }

  private static String exceptionId(OrderKey key) {
    return Ids.exception(ExceptionType.SHIPMENT_DELAY.name(), key.scope(), key.order());
  }
}
