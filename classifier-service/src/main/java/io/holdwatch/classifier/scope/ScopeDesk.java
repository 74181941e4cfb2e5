package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.gate.VersionGate;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.ready.Readiness;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Clocks;
import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.EpochStarted;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.fact.TableReady;
import io.holdwatch.contract.fact.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
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
  private final Keys keys = new Keys();
  private final OrderLedger orders = new OrderLedger(keys);
  private final Ledgers ledgers = new Ledgers(orders, keys);
  private final Facts facts = new Facts(ledgers);
  private final HeldFacts held = new HeldFacts();
  private final Shared shared = new Shared();
  private final Clocks clocks = new Clocks();
  private final Readiness readiness = new Readiness();
  private final Schedule schedule = new Schedule(keys);
  private final Looks looks = new Looks(orders, ledgers, clocks, readiness, schedule, keys);
  private final Map<String, Long> epochs = new HashMap<>();
  private final Together together = new Together();
  private @Nullable PolicyActivated activation;

  /** Gives back a fact that was kept; no effects. All are given back before {@link #resume}. */
  public void restore(String key, SpecificRecord fact) {
    switch (fact) {
      case Tick tick -> clocks.tick(tick);
      case ClockMark mark -> clocks.mark(mark);
      case TableReady table -> {
        var unused = readiness.table(table);
      }
      case EpochStarted epoch -> epochs.merge(epoch.getSource(), epoch.getEpoch(), Math::max);
      case PolicyActivated pack -> activate(pack);
      default -> {
        Envelope envelope = FactKeys.envelope(fact).orElseThrow();
        shared.in(fact, envelope);
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
  public void restore(Tracked state) {
    looks.restore(state);
  }

  /** Derives the timers once everything is given back. */
  public void resume() {
    looks.resume();
  }

  /** Takes the next record of the log. */
  public List<Effect> take(SpecificRecord fact, Arrival arrival) {
    List<Effect> effects = new ArrayList<>();
    if (FactKeys.envelope(fact).isEmpty()) {
      conclude(arrival, effects);
    }
    switch (fact) {
      case Tick tick -> tick(tick, arrival, effects);
      case ClockMark mark -> mark(mark, arrival, effects);
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
        "exceptions", looks.size(),
        "timers", schedule.size(),
        "waiting", facts.waiting(),
        "held", held.size());
  }

  private void keep(String key, SpecificRecord fact, List<Effect> effects) {
    effects.add(new Effect.Count(Effect.Verdict.APPLIED));
    effects.add(new Effect.Keep(key, fact));
  }

  private void tick(Tick tick, Arrival arrival, List<Effect> effects) {
    Optional<Instant> moved = clocks.tick(tick);
    // A clock never goes back, also not by what is kept of it: a tick that came late says nothing.
    if (moved.isPresent()) {
      keep("Tick:" + tick.getClock(), tick, effects);
      moved(tick.getClock(), moved.get(), arrival, effects);
    } else {
      effects.add(new Effect.Count(Effect.Verdict.STALE));
    }
  }

  private void mark(ClockMark mark, Arrival arrival, List<Effect> effects) {
    Optional<Instant> moved = clocks.mark(mark);
    // The newest of its partition, which is an earlier one where a mark was read again.
    keep(
        "ClockMark:" + mark.getClock() + ":" + mark.getSourcePartition(),
        clocks.newest(mark),
        effects);
    moved.ifPresent(now -> moved(mark.getClock(), now, arrival, effects));
  }

  private void fact(SpecificRecord arriving, Arrival arrival, List<Effect> effects) {
    SpecificRecord fact = Facts.dated(arriving, clocks);
    Envelope envelope = FactKeys.envelope(fact).orElseThrow();
    shared.in(fact, envelope);
    String key = FactKeys.gateKey(fact, envelope);
    boolean ahead = ahead(envelope);
    VersionGate.Verdict verdict = ahead ? judgeAhead(key, envelope) : facts.judge(key, envelope);
    effects.add(new Effect.Count(Effect.Verdict.of(verdict)));
    Touches touches = new Touches();
    if (verdict == VersionGate.Verdict.NEWS) {
      known(envelope);
      if (ahead) {
        String heldKey = HeldFacts.key(key, envelope);
        held.hold(heldKey, fact);
        effects.add(new Effect.Keep(heldKey, fact));
      } else {
        fireBefore(key, fact, envelope, arrival, effects);
        touches = change(key, fact, envelope, effects);
      }
    }
    together.add(envelope.getPosition(), touches, arrival.more());
    if (arrival.more() == Arrival.More.NOTHING) {
      conclude(arrival, effects);
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

  /** Looks at what the complete changes until here touched. */
  private void conclude(Arrival arrival, List<Effect> effects) {
    looks.at(together.take(), Optional.empty(), arrival, effects);
  }

  /** Applies a fact; returns what it touched. */
  private Touches change(String key, SpecificRecord fact, Envelope envelope, List<Effect> effects) {
    effects.add(new Effect.Keep(key, fact));
    Touches touches = new Touches();
    Touches.Touch touch =
        new Touches.Touch(envelope.getEventTime(), () -> FactKeys.id(fact, envelope));
    touches.addAll(facts.take(key, fact, envelope), touch);
    touches.addAll(looks.doubting(envelope), touch);
    looks.changed(envelope.getScope());
    return touches;
  }

  /** Fires the timers of the fact's order that are due before it, each with its own due time. */
  private void fireBefore(
      String key, SpecificRecord fact, Envelope envelope, Arrival arrival, List<Effect> effects) {
    SpecificRecord before = facts.newest(key);
    for (SpecificRecord side : before == null ? List.of(fact) : List.of(before, fact)) {
      Optional<OrderKey> order =
          OrderKey.of(envelope.getScope(), FactKeys.order(side)).map(keys::of);
      Optional<Instant> due = order.flatMap(schedule::due);
      if (due.isPresent() && due.get().isBefore(envelope.getEventTime())) {
        conclude(arrival, effects);
        due = schedule.due(order.get());
      }
      while (due.isPresent() && due.get().isBefore(envelope.getEventTime())) {
        Touches timer = new Touches();
        timer.add(order.get(), new Touches.Touch(due.get(), () -> "timer"));
        looks.at(timer, due, arrival, effects);
        due = schedule.due(order.get());
      }
    }
  }

  private void moved(String clock, Instant now, Arrival arrival, List<Effect> effects) {
    Optional<Instant> next = next(clock, now);
    while (next.isPresent()) {
      instant(clock, next.get(), arrival, effects);
      next = next(clock, now);
    }
    looks.atRated(clock, arrival, effects);
    facts.forget(now.minus(Facts.DELETED_FOR)).forEach(key -> effects.add(new Effect.Forget(key)));
    effects.add(new Effect.Emit(ControlPackets.clock(clock, now, clocks.ended(clock), arrival)));
  }

  private Optional<Instant> next(String clock, Instant upTo) {
    return Stream.of(held.first(clock, upTo), schedule.first(clock, upTo))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }

  /**
   * Everything that happens at one instant: facts first, then time itself; then it is looked at.
   */
  private void instant(String clock, Instant time, Arrival arrival, List<Effect> effects) {
    Touches touches = new Touches();
    if (held.first(clock, time).isPresent()) {
      for (Map.Entry<String, SpecificRecord> each : held.release(clock)) {
        SpecificRecord fact = each.getValue();
        Envelope envelope = FactKeys.envelope(fact).orElseThrow();
        String key = FactKeys.gateKey(fact, envelope);
        effects.add(new Effect.Forget(each.getKey()));
        if (facts.judge(key, envelope) == VersionGate.Verdict.NEWS) {
          touches.addAll(change(key, fact, envelope, effects));
        }
      }
    }
    looks.settle(touches);
    Touches.Touch timer = new Touches.Touch(time, () -> "timer");
    for (OrderKey due : schedule.takeDue(clock, time)) {
      if (Schedule.isLedgers(due)) {
        touches.addAll(ledgers.advance(due.scope(), time), timer);
        schedule.ledgers(due.scope(), ledgers.nextAdvance(due.scope()));
      } else {
        touches.add(due, timer);
      }
    }
    looks.at(touches, Optional.of(time), arrival, effects);
  }

  private void tableReady(TableReady table, Arrival arrival, List<Effect> effects) {
    String source = table.getSource();
    boolean before = readiness.sourceReady(source);
    if (!readiness.table(table)) {
      effects.add(new Effect.Count(Effect.Verdict.STALE));
      return;
    }
    keep(
        "TableReady:" + source + ":" + table.getTable() + ":" + table.getPartition(),
        table,
        effects);
    if (readiness.sourceReady(source) && !before) {
      sweep(source, arrival, effects);
      for (String scope : new TreeSet<>(readiness.scopesOf(source))) {
        looks.atAllOf(scope, arrival, effects);
      }
    }
  }

  /** Deletes what an older epoch of the source knew and the snapshot of the newer one does not. */
  private void sweep(String source, Arrival arrival, List<Effect> effects) {
    Long epoch = epochs.get(source);
    if (epoch != null) {
      Touches touches = new Touches();
      for (SpecificRecord delete : facts.leftBehind(source, epoch, clocks::now)) {
        Envelope envelope = FactKeys.envelope(delete).orElseThrow();
        String key = FactKeys.gateKey(delete, envelope);
        fireBefore(key, delete, envelope, arrival, effects);
        touches.addAll(change(key, delete, envelope, effects));
      }
      looks.at(touches, Optional.empty(), arrival, effects);
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
    looks.atAll(arrival, effects);
  }

  private void activate(PolicyActivated pack) {
    looks.policy(ClassifierPolicy.of(pack));
    activation = pack;
  }

  private void known(Envelope envelope) {
    readiness.seen(envelope.getScope(), envelope.getSource());
    schedule.known(envelope.getScope(), envelope.getClock());
  }
}
