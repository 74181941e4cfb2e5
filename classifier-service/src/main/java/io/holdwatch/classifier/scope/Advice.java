package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.credit.Remedy;
import io.holdwatch.classifier.finding.Words;
import io.holdwatch.classifier.impact.Impact;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.option.Proposals;
import io.holdwatch.classifier.option.Situation;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.policy.ActionRules;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an exception, and what must not be: proposals that were tried on the
 * ledgers and clear it, ranked, and the actions that a rule of the policy locks.
 */
final class Advice {
  private static final int MOST = 6;
  private static final int MOST_DISPLACED = 5;

  private final OrderLedger orders;
  private final Ledgers ledgers;
  private final WhatIf whatIf;

  Advice(OrderLedger orders, Ledgers ledgers) {
    this.orders = orders;
    this.ledgers = ledgers;
    this.whatIf = new WhatIf(orders, ledgers);
  }

  /**
   * A proposal that clears the exception.
   *
   * @param proposal what is done
   * @param opens what it opens, on other orders or as its words say
   * @param leavesHold whether it takes the cause away for which the order is held
   */
  record Tried(Proposal proposal, Set<ExceptionKey> opens, boolean leavesHold) {
    /** What it does, and what it would show or leave to be done. */
    String words() {
      String words = proposal.words();
      String shows =
          opens.stream()
              .filter(key -> key.type() != ExceptionType.HOLD_MISMATCH)
              .map(key -> Words.plain(key.type()) + " on " + key.subject())
              .collect(Collectors.joining(", "));
      if (proposal.action() == Action.CORRECT_DATA && !shows.isEmpty()) {
        words += "; then shows: " + shows;
      }
      return leavesHold ? words + "; then release the hold, which has no cause any more" : words;
    }

    List<String> displaced() {
      if (!proposal.others()) {
        return List.of();
      }
      Set<String> orders = new TreeSet<>(proposal.displaces());
      opens.stream()
          .filter(key -> !leavesHold || key.type() != ExceptionType.HOLD_MISMATCH)
          .forEach(key -> orders.add(key.order().order()));
      return List.copyOf(orders);
    }
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
    Reporting reporting = ledgers.questions().reporting(order, policy);
    Stake stake = ledgers.questions().stake(order, draft.finding(), now, reporting);
    List<Tried> tried =
        tried(draft, order, now).stream()
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

  /**
   * Proposals that clear the exception and open no other, save where they may take from others or
   * where right data show what was hidden, or where the order's own hold has then no cause; the
   * least of those of which one contains another.
   */
  List<Tried> tried(PacketDraft draft, WatchedOrder order, Instant now) {
    List<Tried> tried = new ArrayList<>();
    Situation situation =
        ledgers.questions().situation(order, Objects.requireNonNull(draft.finding()), now);
    for (Proposal proposal : Proposals.of(situation, view(order.key(), now))) {
      WhatIf.Result result = whatIf.of(order.key(), proposal.changes(), now);
      Set<ExceptionKey> opens = new TreeSet<>(result.opens());
      boolean leavesHold =
          opens.removeIf(
              key -> key.type() == ExceptionType.HOLD_MISMATCH && key.order().equals(order.key()));
      boolean few = !result.wide() && opens.size() <= MOST_DISPLACED;
      boolean named =
          proposal.others()
              && few
              && opens.stream().noneMatch(key -> key.order().equals(order.key()));
      boolean shown = proposal.action() == Action.CORRECT_DATA && few;
      if (result.clears(draft.key()) && (opens.isEmpty() || named || shown)) {
        tried.add(new Tried(proposal, result.opens(), leavesHold));
      }
    }
    return tried.stream()
        .filter(each -> tried.stream().noneMatch(other -> isPart(other, each)))
        .toList();
  }

  /** Whether one does less of the same than another and is enough already. */
  private static boolean isPart(Tried less, Tried more) {
    return less.proposal().action() == more.proposal().action()
        && less.proposal().changes().size() < more.proposal().changes().size()
        && more.proposal().changes().containsAll(less.proposal().changes());
  }

  private Proposals.Ledgers view(OrderKey order, Instant now) {
    return new Proposals.Ledgers() {
      @Override
      public Optional<Ways> ways(String line) {
        return ledgers.questions().ways(new LineKey(order, line));
      }

      @Override
      public List<Remedy> remedies() {
        return ledgers.questions().remedies(order, now);
      }

      @Override
      public Optional<UnitPrice> expected(String line) {
        return ledgers.questions().expected(new LineKey(order, line));
      }
    };
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
        .thenComparing(each -> costs(each, stake.reporting()))
        .thenComparing(each -> policy.actions().approvals(each.proposal().action()).size())
        .thenComparing(each -> promise(each))
        .thenComparing(each -> each.proposal().action())
        .thenComparing(each -> each.proposal().words());
  }

  private static BigDecimal costs(Tried tried, Reporting reporting) {
    return reporting.costs(tried.proposal().cost(), tried.proposal().marginEffect());
  }

  private static Instant promise(Tried tried) {
    Instant promise = tried.proposal().promise();
    return promise == null ? Instant.MIN : promise;
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
