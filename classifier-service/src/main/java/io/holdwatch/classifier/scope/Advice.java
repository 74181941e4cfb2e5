package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.impact.Impact;
import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ActionRules;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an exception, and what must not be: proposals that were tried on the
 * ledgers and clear it, ranked, and the actions that a rule of the policy locks.
 */
final class Advice {
  private static final int MOST = 6;

  private final OrderLedger orders;
  private final Ledgers ledgers;
  private final WhatIf whatIf;
  private final Trials trials;

  Advice(OrderLedger orders, Ledgers ledgers) {
    this.orders = orders;
    this.ledgers = ledgers;
    this.whatIf = new WhatIf(orders, ledgers);
    this.trials = new Trials(whatIf, ledgers.questions());
  }

  /**
   * The packet with options and locked actions.
   *
   * @param shared whether it tells a cause that several orders have: then only what does not change
   *     an order is an option
   */
  ExceptionPacket on(PacketDraft draft, ClassifierPolicy policy, boolean shared) {
    WatchedOrder order = orders.order(draft.key().order());
    if (draft.finding() == null || order == null) {
      return draft.packet();
    }
    Instant now = draft.packet().getAt();
    Set<ExceptionKey> holding = whatIf.holding(order.key(), now);
    List<ActionRules.Lock> locks = locks(holding, draft.key(), policy);
    ExceptionPacket.Builder packet =
        ExceptionPacket.newBuilder(draft.packet()).setLocked(locked(locks));
    if (draft.packet().getWithheld() != null) {
      return packet.build();
    }
    Stake stake = ledgers.questions().stake(order, draft.finding(), now);
    List<Tried> tried =
        trials.of(draft, order, now).stream()
            .filter(each -> !shared || ofAll(each.proposal()))
            .filter(each -> locks.stream().noneMatch(lock -> locks(lock, each)))
            .sorted(ranking(stake, policy))
            .limit(MOST)
            .toList();
    packet.setOptions(options(tried, policy));
    Impact.fill(
        packet,
        stake,
        policy,
        safe(tried, stake, policy),
        tried.isEmpty() ? 0 : tried.getFirst().displaced().size());
    return packet.build();
  }

  /** Whether it changes nothing that belongs to one order. */
  private static boolean ofAll(Proposal proposal) {
    return proposal.changes().stream().noneMatch(Advice::ofOneOrder);
  }

  private static boolean ofOneOrder(Change change) {
    var fact = change.after() == null ? change.before() : change.after();
    return fact != null && FactKeys.order(fact) != null;
  }

  private static Comparator<Tried> ranking(Stake stake, ClassifierPolicy policy) {
    Instant due = stake.due().orElse(Instant.MAX);
    return Comparator.<Tried, Boolean>comparing(each -> !keeps(each, due))
        .thenComparing(each -> each.displaced().size())
        .thenComparing(Advice::costs)
        .thenComparing(each -> policy.actions().approvals(each.proposal().action()).size())
        .thenComparing(each -> promise(each))
        .thenComparing(each -> each.proposal().action())
        .thenComparing(each -> each.proposal().words());
  }

  /** What it costs, or takes off the margin; nothing where that is not known. */
  private static BigDecimal costs(Tried tried) {
    Money cost = tried.proposal().cost();
    Money margin = tried.proposal().marginEffect();
    return cost != null
        ? cost.getAmount()
        : margin == null ? BigDecimal.ZERO : margin.getAmount().negate();
  }

  private static Instant promise(Tried tried) {
    Instant promise = tried.proposal().promise();
    if (promise != null) {
      return promise;
    }
    // Put off without a date, nobody knows until when.
    return tried.proposal().action() == Action.RESCHEDULE ? Instant.MAX : Instant.MIN;
  }

  private static boolean keeps(Tried tried, Instant due) {
    return !promise(tried).isAfter(due);
  }

  /**
   * Last instant at which one of those that keep the promise can still be begun; before the wave is
   * released, as long as one of them has its effect by then.
   */
  private static @Nullable Instant safe(List<Tried> tried, Stake stake, ClassifierPolicy policy) {
    Instant due = stake.due().orElse(null);
    Instant wave = stake.deadline().orElse(null);
    if (due == null || wave == null) {
      return null;
    }
    Instant before = safe(tried, stake, due, wave, policy);
    return before != null && before.isBefore(stake.now())
        ? safe(tried, stake, due, due, policy)
        : before;
  }

  private static @Nullable Instant safe(
      List<Tried> tried, Stake stake, Instant due, Instant effect, ClassifierPolicy policy) {
    return tried.stream()
        .filter(each -> keeps(each, due))
        .map(
            each ->
                stake.hours().before(effect, policy.actions().execution(each.proposal().action())))
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private static List<ActionOption> options(List<Tried> tried, ClassifierPolicy policy) {
    List<ActionOption> options = new ArrayList<>();
    for (Tried each : tried) {
      Proposal proposal = each.proposal();
      options.add(
          ActionOption.newBuilder()
              .setAction(proposal.action().name())
              .setDescription(each.words())
              .setPromise(proposal.promise())
              .setCost(proposal.cost())
              .setMarginEffect(proposal.marginEffect())
              .setDisplaced(each.displaced())
              .setReversibility("Can be taken back " + proposal.action().reversible())
              .setApprovals(policy.actions().approvals(proposal.action()))
              .setRank(options.size() + 1)
              .build());
    }
    return options;
  }

  private static List<ActionRules.Lock> locks(
      Set<ExceptionKey> holding, ExceptionKey own, ClassifierPolicy policy) {
    Set<ExceptionType> types = new TreeSet<>();
    types.add(own.type());
    holding.forEach(key -> types.add(key.type()));
    return policy.actions().locks().stream().filter(lock -> types.contains(lock.type())).toList();
  }

  private static boolean locks(ActionRules.Lock lock, Tried tried) {
    return lock.actions().contains(tried.proposal().action());
  }

  /** Each action once, by the first rule that locks it. */
  private static List<LockedAction> locked(List<ActionRules.Lock> locks) {
    TreeMap<String, LockedAction> locked = new TreeMap<>();
    for (ActionRules.Lock lock : locks) {
      lock.actions()
          .forEach(
              action ->
                  locked.putIfAbsent(
                      action.name(),
                      new LockedAction(action.name(), lock.rule(), lock.unlockedBy())));
    }
    return List.copyOf(locked.values());
  }
}
