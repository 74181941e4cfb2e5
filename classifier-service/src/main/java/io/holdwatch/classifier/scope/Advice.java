package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.impact.Impact;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.packet.LocalTimes;
import io.holdwatch.classifier.packet.PacketWriter;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.time.Earliest;
import io.holdwatch.contract.packet.ActionOption;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.LockedAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an exception, and what must not be: proposals that were tried on the
 * ledgers and clear it, ranked, and the actions that a rule of the policy locks.
 */
final class Advice {
  private static final int MOST = 6;

  private final OrderLedger orders;
  private final Ledgers ledgers;
  private final Trials trials;
  private final PacketWriter writer;

  Advice(OrderLedger orders, Ledgers ledgers) {
    this.orders = orders;
    this.ledgers = ledgers;
    this.writer = new PacketWriter(orders);
    this.trials = new Trials(new WhatIf(orders, ledgers), ledgers.questions());
  }

  /** The packet with options and locked actions. */
  ExceptionPacket on(PacketDraft draft, ClassifierPolicy policy) {
    return on(draft, List.of(), policy);
  }

  /**
   * The same for a packet that tells a cause.
   *
   * @param members exceptions that share it: then only what does not change an order is an option,
   *     and only what the exception itself locks is locked; empty: it is alone
   */
  ExceptionPacket on(PacketDraft draft, Collection<ExceptionKey> members, ClassifierPolicy policy) {
    WatchedOrder order = orders.order(draft.key().order());
    if (draft.finding() == null || order == null) {
      return draft.packet();
    }
    Instant now = draft.packet().getAt();
    Locks locks =
        new Locks(
            draft.key(),
            members.isEmpty() ? draft.found() : List.of(),
            policy.actions(),
            members.isEmpty() ? ledgers.questions().situation(order, draft.finding(), now) : null);
    ExceptionPacket.Builder packet =
        ExceptionPacket.newBuilder(draft.packet()).setLocked(locks.locked());
    if (draft.packet().getWithheld() != null) {
      return packet.build();
    }
    Reporting reporting = ledgers.questions().reporting(order, policy);
    Stake stake = ledgers.questions().stake(order, draft.finding(), now, reporting);
    Trials.Outcome outcome = trials.of(draft, order, members, now);
    List<Tried> offered =
        outcome.helpful().stream()
            .filter(each -> !locks.forbid(each.proposal().action()))
            .sorted(ranking(stake, policy))
            .toList();
    List<Tried> tried =
        offered.stream().filter(each -> !isSaid(each, offered)).limit(MOST).toList();
    LocalTimes times =
        LocalTimes.of(
            draft.packet().getSiteZone(),
            draft.packet().getPromiseZone(),
            draft.packet().getLines());
    packet.setOptions(options(tried, stake, policy, times));
    if (offered.stream().noneMatch(each -> each.proposal().action() == Action.REALLOCATE)
        && !locks.forbid(Action.REALLOCATE)) {
      List<String> facts = new ArrayList<>(packet.getStockOptions());
      facts.addAll(times.say(outcome.untaken()));
      packet.setStockOptions(facts);
    }
    writer.besides(
        packet,
        Means.of(order.key().scope(), packet.getSite(), tried, ledgers.questions()),
        now,
        policy);
    Impact.fill(
        packet,
        stake,
        policy,
        safe(tried, stake, policy),
        tried.isEmpty() ? 0 : tried.getFirst().displaced().size());
    return packet.build();
  }

  /** What must not be done about an exception, whoever tells what can be. */
  List<LockedAction> locked(PacketDraft draft, ClassifierPolicy policy) {
    Finding finding = draft.finding();
    WatchedOrder order = orders.order(draft.key().order());
    return finding == null || order == null
        ? List.of()
        : new Locks(
                draft.key(),
                draft.found(),
                policy.actions(),
                ledgers.questions().situation(order, finding, draft.packet().getAt()))
            .locked();
  }

  /** To promise the only line that lacks something anew is what shipping the others says, too. */
  private static boolean isSaid(Tried one, List<Tried> all) {
    return one.proposal().action() == Action.RESCHEDULE
        && all.stream()
            .map(Tried::proposal)
            .anyMatch(
                other ->
                    other.action() == Action.PARTIAL_SHIP
                        && other.changes().equals(one.proposal().changes()));
  }

  private static Comparator<Tried> ranking(Stake stake, ClassifierPolicy policy) {
    Instant due = stake.due().orElse(Instant.MAX);
    return Comparator.comparing(Tried::unhelped)
        .thenComparing(each -> !keeps(each, due))
        .thenComparing(each -> each.displaced().size())
        .thenComparing(each -> costs(each, stake.reporting()))
        .thenComparing(each -> policy.actions().approvals(each.proposal()).size())
        .thenComparing(each -> -each.also().size())
        .thenComparing(each -> promise(each))
        // Of one action those come first that were proposed first.
        .thenComparing(each -> each.proposal().action());
  }

  private static BigDecimal costs(Tried tried, Reporting reporting) {
    return reporting.costs(tried.proposal().cost(), tried.proposal().marginEffect());
  }

  private static Instant promise(Tried tried) {
    Instant promise = tried.proposal().promise();
    if (promise != null) {
      return promise;
    }
    // Put off without a date, nobody knows until when.
    Action action = tried.proposal().action();
    return action == Action.RESCHEDULE || action == Action.BACKORDER ? Instant.MAX : Instant.MIN;
  }

  private static boolean keeps(Tried tried, Instant due) {
    return !promise(tried).isAfter(due);
  }

  /**
   * By when what an option does must have its effect to keep the promise: before the wave is
   * released, as long as one of them can still be begun for that; empty: there is no such time.
   */
  private static Optional<Instant> effect(List<Tried> tried, Stake stake, ClassifierPolicy policy) {
    Instant due = stake.due().orElse(null);
    Instant wave = stake.deadline().orElse(null);
    if (due == null || wave == null) {
      return Optional.empty();
    }
    boolean inTime =
        tried.stream()
            .filter(each -> keeps(each, due))
            .anyMatch(each -> !begin(each, wave, stake, policy).isBefore(stake.now()));
    return Optional.of(inTime ? wave : due);
  }

  /** Last instant at which one of those that keep the promise can still be begun. */
  private static @Nullable Instant safe(List<Tried> tried, Stake stake, ClassifierPolicy policy) {
    Instant due = stake.due().orElse(Instant.MIN);
    return effect(tried, stake, policy)
        .flatMap(
            effect ->
                tried.stream()
                    .filter(each -> keeps(each, due))
                    .map(each -> begin(each, effect, stake, policy))
                    .max(Comparator.naturalOrder()))
        .orElse(null);
  }

  private static Instant begin(Tried tried, Instant effect, Stake stake, ClassifierPolicy policy) {
    return stake.hours().before(effect, policy.actions().execution(tried.proposal().action()));
  }

  /**
   * Last instant at which an option can be begun to come to the date that it names, as long as what
   * it relies on is there; empty: none is known.
   */
  private static Optional<Instant> beginBy(
      Tried tried, List<Tried> all, Stake stake, ClassifierPolicy policy) {
    Earliest first = new Earliest();
    first.add(Optional.ofNullable(tried.proposal().until()));
    Instant promise = tried.proposal().promise();
    if (promise != null) {
      boolean kept = keeps(tried, stake.due().orElse(Instant.MIN));
      Instant effect = kept ? effect(all, stake, policy).orElse(promise) : promise;
      first.add(Optional.of(begin(tried, effect, stake, policy)));
    }
    return first.get().filter(last -> !last.isBefore(stake.now()));
  }

  private static List<ActionOption> options(
      List<Tried> tried, Stake stake, ClassifierPolicy policy, LocalTimes times) {
    List<ActionOption> options = new ArrayList<>();
    for (Tried each : tried) {
      Proposal proposal = each.proposal();
      options.add(
          ActionOption.newBuilder()
              .setAction(proposal.action().name())
              .setDescription(times.say(each.words()))
              .setPromise(proposal.promise())
              .setCost(proposal.cost())
              .setMarginEffect(proposal.marginEffect())
              .setDisplaced(each.displaced())
              .setReversibility("Can be taken back " + proposal.action().reversible())
              .setApprovals(policy.actions().approvals(proposal))
              .setRank(options.size() + 1)
              .setBeginBy(beginBy(each, tried, stake, policy).orElse(null))
              .build());
    }
    return options;
  }
}
