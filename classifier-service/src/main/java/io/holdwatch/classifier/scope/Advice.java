package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.impact.Impact;
import io.holdwatch.classifier.impact.Reporting;
import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.order.OrderLedger;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.packet.EvidenceWriter;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be done about an exception, and what must not be: proposals that were tried on the
 * ledgers and clear it, ranked, and the actions that a rule of the policy locks.
 */
final class Advice {
  private static final int MOST = 6;

  /** What a customer or a supplier has to agree to. */
  private static final Set<Action> UNSURE =
      EnumSet.of(Action.EXPEDITE, Action.SUBSTITUTE, Action.RESCHEDULE);

  /**
   * What is offered.
   *
   * @param means facts that decide what it costs and when it helps
   * @param doubt which of them has to be looked up first; null: all are current
   */
  private record Offered(Tried tried, List<Basis> means, @Nullable String doubt) {}

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
    Dates dates = new Dates(stake, policy);
    Trials.Outcome outcome = trials.of(draft, order, members, now);
    List<Tried> helpful =
        outcome.helpful().stream().filter(each -> !locks.forbid(each.proposal().action())).toList();
    List<Offered> offered =
        helpful.stream()
            .filter(each -> !isSaid(each, helpful))
            .map(
                each -> {
                  List<Basis> means = Means.of(draft.packet(), each, ledgers.questions());
                  return new Offered(
                      each, means, PacketWriter.doubt(means, now, policy).orElse(null));
                })
            .sorted(ranking(dates, stake, policy))
            .limit(MOST)
            .toList();
    List<Tried> tried = offered.stream().map(Offered::tried).toList();
    LocalTimes times =
        LocalTimes.of(
            draft.packet().getSiteZone(),
            draft.packet().getPromiseZone(),
            draft.packet().getLines());
    packet.setOptions(options(offered, dates, members.isEmpty(), policy, times));
    if (helpful.stream().noneMatch(each -> each.proposal().action() == Action.REALLOCATE)
        && !locks.forbid(Action.REALLOCATE)) {
      List<String> facts = new ArrayList<>(packet.getStockOptions());
      facts.addAll(times.say(outcome.untaken()));
      packet.setStockOptions(facts);
    }
    writer.besides(
        packet, offered.stream().flatMap(each -> each.means().stream()).toList(), now, policy);
    Impact.fill(
        packet,
        stake,
        policy,
        dates.safe(tried),
        tried.isEmpty() ? 0 : tried.getFirst().displaced().size());
    return packet.setHoldsUntil(holdsUntil(packet)).build();
  }

  /**
   * Another option becomes the best where the best can no more be begun to come to its date, or
   * none is recommended where what it rests on has become too old.
   */
  private static @Nullable Instant holdsUntil(ExceptionPacket.Builder packet) {
    Earliest first = new Earliest();
    first.add(Optional.ofNullable(packet.getHoldsUntil()));
    first.add(
        packet.getOptions().stream()
            .findFirst()
            .map(best -> best.getBeginBy() == null ? best.getPromise() : best.getBeginBy())
            .map(last -> last.plusMillis(1))
            .filter(then -> then.isAfter(packet.getAt())));
    packet.getEvidence().stream()
        .map(EvidenceWriter::staleFrom)
        .forEach(then -> first.add(then.filter(stale -> stale.isAfter(packet.getAt()))));
    return first.get().orElse(null);
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

  private static Comparator<Offered> ranking(Dates dates, Stake stake, ClassifierPolicy policy) {
    Comparator<Tried> ranking =
        Comparator.comparing((Tried each) -> dates.ranked(each).equals(Instant.MAX))
            .thenComparing(each -> each.displaced().size())
            .thenComparing(each -> dates.keeps(each) && UNSURE.contains(each.proposal().action()))
            .thenComparing(each -> costs(each, stake.reporting()))
            .thenComparing(each -> policy.actions().approvals(each.proposal()).size())
            .thenComparing(each -> -each.also().size())
            .thenComparing(dates::ranked)
            // Of one action those come first that were proposed first.
            .thenComparing(each -> each.proposal().action());
    return Comparator.comparing((Offered each) -> each.tried().unhelped())
        .thenComparing(each -> !dates.keeps(each.tried()))
        .thenComparing(each -> each.doubt() != null)
        .thenComparing(Offered::tried, ranking);
  }

  private static BigDecimal costs(Tried tried, Reporting reporting) {
    return reporting.costs(tried.proposal().cost(), tried.proposal().marginEffect());
  }

  /**
   * @param dates of the order
   * @param alone whether they are for it alone; else each of the orders has a promise of its own
   */
  private static List<ActionOption> options(
      List<Offered> offered,
      Dates dates,
      boolean alone,
      ClassifierPolicy policy,
      LocalTimes times) {
    List<Tried> all = offered.stream().map(Offered::tried).toList();
    List<ActionOption> options = new ArrayList<>();
    for (Offered each : offered) {
      Tried tried = each.tried();
      Proposal proposal = tried.proposal();
      options.add(
          ActionOption.newBuilder()
              .setAction(proposal.action().name())
              .setDescription(times.say(tried.words()))
              .setPromise(alone ? dates.promise(tried) : null)
              .setCost(proposal.cost())
              .setMarginEffect(proposal.marginEffect())
              .setDisplaced(tried.displaced())
              .setReversibility("Can be taken back " + proposal.action().reversible())
              .setApprovals(policy.actions().approvals(proposal))
              .setRank(options.size() + 1)
              .setBeginBy((alone ? dates.beginBy(tried, all) : dates.beginThen(tried)).orElse(null))
              .setDoubt(each.doubt())
              .setClears(tried.clears())
              .build());
    }
    return options;
  }
}
