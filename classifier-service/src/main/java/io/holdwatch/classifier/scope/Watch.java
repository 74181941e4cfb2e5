package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.classifier.time.Earliest;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.LockedAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The exceptions of a partition. What one instant touched is looked at together, so that what has a
 * cause in common is told once.
 */
final class Watch {
  /** From so many orders at one instant on all processors look. */
  private static final int MANY = 64;

  private final OrderDesk desk;
  private final Advice advice;
  private final Causes causes = new Causes();
  private final Corrections corrections;
  private final Map<OrderKey, Map<ExceptionKey, Tracked>> tracked;
  private final Lacking lacking;
  private final Doubts doubts = new Doubts();
  private int size;

  Watch(OrderLedger orders, Ledgers ledgers, Keys keys) {
    tracked = keys.byOrder();
    desk = new OrderDesk(orders, ledgers);
    advice = new Advice(orders, ledgers);
    corrections = new Corrections(ledgers.questions()::isWrong);
    lacking = new Lacking(ledgers.questions()::isRated);
  }

  /** Gives back what was kept of an exception or a cause. */
  void restore(Tracked state) {
    if (Corrections.isRecord(state.key())) {
      corrections.restore(state);
    } else if (Causes.isCause(state.key())) {
      causes.restore(state);
      doubts.put(null, state);
    } else {
      put(state);
      causes.member(state);
      corrections.member(state);
    }
  }

  /** Orders that have an open exception, be they known or gone. */
  Set<OrderKey> open() {
    Set<OrderKey> open = new TreeSet<>();
    tracked.forEach(
        (order, exceptions) -> {
          if (exceptions.values().stream().anyMatch(Tracked::isOpen)) {
            open.add(order);
          }
        });
    return open;
  }

  /** The orders of which a figure waited for an exchange rate that is known now. */
  Set<OrderKey> rated() {
    return lacking.served();
  }

  /** The orders of which nothing is recommended as long as a fact is in doubt that came anew. */
  Set<OrderKey> doubting(Envelope arrived) {
    Set<OrderKey> orders = new TreeSet<>();
    for (ExceptionKey key : doubts.of(arrived)) {
      if (Causes.isCause(key)) {
        causes.open(key).forEach(member -> orders.add(member.order()));
      } else {
        orders.add(key.order());
      }
    }
    return orders;
  }

  /** Newest packets of what is open on an order, most urgent first. */
  List<ExceptionPacket> openOf(OrderKey order) {
    return of(order).values().stream()
        .filter(Tracked::isOpen)
        .map(each -> Objects.requireNonNull(each.last()))
        .sorted(
            Comparator.comparingInt(ExceptionPacket::getPriority)
                .reversed()
                .thenComparing(ExceptionPacket::getExceptionId))
        .toList();
  }

  /** Latest instant from which on a condition of an order is known to run; MIN where none runs. */
  Instant since(OrderKey order) {
    return of(order).values().stream()
        .map(each -> each.life().since())
        .filter(Objects::nonNull)
        .max(Instant::compareTo)
        .orElse(Instant.MIN);
  }

  /** When to look at an order again after a restart. */
  Optional<Instant> nextLook(OrderKey order, Instant now, ClassifierPolicy policy) {
    Arrival none = Arrival.alone();
    Glance restart = new Glance(now, now, () -> "restart", policy, none, false);
    return next(order, desk.nextLook(order, of(order), restart), now);
  }

  /** When to look again: when a rule asks for it, or when what was told last holds no more. */
  private Optional<Instant> next(OrderKey order, Optional<Instant> asked, Instant now) {
    Earliest next = new Earliest();
    next.add(asked);
    for (Tracked each : of(order).values()) {
      ExceptionPacket last = each.last();
      if (last != null) {
        next.add(Optional.ofNullable(last.getHoldsUntil()).filter(until -> until.isAfter(now)));
      }
    }
    return next.get();
  }

  /**
   * Looks at orders.
   *
   * @param glances by order, in id order
   * @return when to look at each again
   */
  Map<OrderKey, Optional<Instant>> look(Map<OrderKey, Glance> glances, List<Effect> effects) {
    Map<OrderKey, Optional<Instant>> next = new TreeMap<>();
    List<Tracked> changed = new ArrayList<>();
    List<PacketDraft> drafts = new ArrayList<>();
    List<Map.Entry<OrderKey, Glance>> orders = List.copyOf(glances.entrySet());
    // A look changes nothing that another reads; thousands at one instant keep all processors busy.
    List<OrderDesk.Look> looks =
        (orders.size() < MANY ? orders.stream() : orders.parallelStream())
            .map(each -> desk.look(each.getKey(), of(each.getKey()), each.getValue()))
            .toList();
    for (int i = 0; i < looks.size(); i++) {
      changed.addAll(looks.get(i).changed());
      drafts.addAll(looks.get(i).drafts());
    }
    corrections
        .note(drafts, order -> Objects.requireNonNull(glances.get(order)).policy().corrections())
        .forEach(record -> effects.add(new Effect.Track(record.key().id(), record)));
    Causes.Told told = causes.tell(drafts, new Advisor(glances));
    for (Tracked each : changed) {
      ExceptionPacket last = each.last();
      Tracked kept = last == null ? each : each.withLast(told.asTold(last));
      put(kept);
      effects.add(new Effect.Track(kept.key().id(), kept));
    }
    for (int i = 0; i < looks.size(); i++) {
      OrderKey order = orders.get(i).getKey();
      next.put(order, next(order, looks.get(i).next(), orders.get(i).getValue().now()));
    }
    told.causes()
        .forEach(
            cause -> {
              doubts.put(cause.before(), cause.after());
              effects.add(new Effect.Track(cause.after().key().id(), cause.after()));
            });
    told.packets().forEach(packet -> effects.add(new Effect.Emit(packet)));
    return next;
  }

  /** Adds what can be done by the policy of each look. */
  private final class Advisor implements Causes.Advisor {
    private final Map<OrderKey, Glance> glances;

    Advisor(Map<OrderKey, Glance> glances) {
      this.glances = glances;
    }

    @Override
    public ExceptionPacket on(PacketDraft draft, Collection<ExceptionKey> members) {
      return advice.on(draft, members, policy(draft));
    }

    @Override
    public List<LockedAction> locked(PacketDraft draft) {
      return advice.locked(draft, policy(draft));
    }

    private ClassifierPolicy policy(PacketDraft draft) {
      return Objects.requireNonNull(glances.get(draft.key().order())).policy();
    }
  }

  /** Number of exceptions that are kept. */
  int size() {
    return size;
  }

  private Map<ExceptionKey, Tracked> of(OrderKey order) {
    return tracked.getOrDefault(order, Map.of());
  }

  private void put(Tracked state) {
    Tracked before =
        tracked.computeIfAbsent(state.key().order(), o -> new TreeMap<>()).put(state.key(), state);
    lacking.put(before, state);
    doubts.put(before, state);
    size += before == null ? 1 : 0;
  }
}
