package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Change;
import io.holdwatch.classifier.option.PartialShipment;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.option.Proposals;
import io.holdwatch.classifier.option.Situation;
import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.packet.ExceptionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries what might be done about an exception on the ledgers, and keeps what helps. */
final class Trials {
  private static final int MOST_DISPLACED = 5;
  private static final int MOST_ROUNDS = 4;

  /** What promises goods for when they are there. */
  private static final Set<Action> DATED = EnumSet.of(Action.RESCHEDULE, Action.SPLIT);

  /**
   * What came of it.
   *
   * @param helpful what helps
   * @param untaken why goods of others are not offered, one sentence each without a full stop
   */
  record Outcome(List<Tried> helpful, List<String> untaken) {}

  private final WhatIf whatIf;
  private final Questions questions;

  Trials(WhatIf whatIf, Questions questions) {
    this.whatIf = whatIf;
    this.questions = questions;
  }

  /**
   * Proposals that clear the exception and open no other, save where they may take from others or
   * where right data show what was hidden, or where a hold has then no cause; the least of those of
   * which one contains another.
   *
   * @param members exceptions that share its cause, itself included: then only what does not change
   *     an order is of use, and what helps more of them counts more; empty: it is alone
   */
  Outcome of(PacketDraft draft, WatchedOrder order, Collection<ExceptionKey> members, Instant now) {
    List<Tried> tried = new ArrayList<>();
    List<String> untaken = new ArrayList<>();
    List<ExceptionKey> looked = looked(draft.key(), members);
    List<OrderKey> also = looked.stream().map(ExceptionKey::order).distinct().toList();
    Consulted ledgers = new Consulted(questions, draft.key(), looked, now);
    Situation situation = questions.situation(order, Objects.requireNonNull(draft.finding()), now);
    for (Proposal proposal : Proposals.of(situation, ledgers)) {
      if ((!looked.isEmpty() && !ofAll(proposal)) || isKnown(proposal, tried)) {
        continue;
      }
      if (proposal.action() == Action.BACKORDER && isDated(tried)) {
        continue;
      }
      if (situation.isAboutGoods() && tried.stream().anyMatch(each -> isSooner(each, proposal))) {
        continue;
      }
      WhatIf.Result result = whatIf.of(order.key(), also, proposal.changes(), now);
      Set<ExceptionKey> holds = holdsLeft(result);
      Set<ExceptionKey> opens = opens(result, holds);
      boolean few = !result.wide() && opens.size() <= MOST_DISPLACED;
      boolean named =
          proposal.others()
              && few
              && opens.stream().noneMatch(key -> key.order().equals(order.key()));
      boolean shown = Tried.shows(proposal.action()) && few;
      if (result.clears(draft.key()) && (opens.isEmpty() || named || shown)) {
        Set<ExceptionKey> helped = new TreeSet<>(looked);
        helped.retainAll(result.ends());
        tried.add(
            new Tried(
                proposal,
                result.opens(),
                holds,
                looked.isEmpty() ? others(result, draft.key()) : Set.of(),
                helped,
                looked.size()));
      } else {
        Untaken.why(draft.key(), proposal, result).ifPresent(untaken::add);
      }
    }
    if (looked.isEmpty()) {
      partial(PartialShipment.of(situation, ledgers), draft.key(), now).ifPresent(tried::add);
    }
    return new Outcome(
        tried.stream()
            .filter(each -> tried.stream().noneMatch(other -> isPart(other, each)))
            .filter(each -> tried.stream().noneMatch(other -> isGentler(other, each)))
            .toList(),
        untaken);
  }

  /** As many members as are looked at, the exception itself first: it always is. */
  private static List<ExceptionKey> looked(ExceptionKey own, Collection<ExceptionKey> members) {
    return Stream.concat(
            Stream.of(own).filter(members::contains),
            members.stream().filter(key -> !key.equals(own)))
        .limit(WhatIf.MOST)
        .toList();
  }

  /** Lines that follow are put off until what is tried helps all of them, a few times at most. */
  private Optional<Tried> partial(Optional<PartialShipment> first, ExceptionKey key, Instant now) {
    Optional<PartialShipment> next = first;
    for (int round = 0; round < MOST_ROUNDS && next.isPresent(); round++) {
      PartialShipment shipment = next.get();
      Proposal proposal = shipment.proposal();
      WhatIf.Result result = whatIf.of(key.order(), proposal.changes(), now);
      Set<ExceptionKey> holds = holdsLeft(result);
      Set<String> wrong = new TreeSet<>();
      for (String line : shipment.lines()) {
        String subject = new LineKey(key.order(), line).subject();
        if (Stream.concat(
                result.holds().stream().filter(each -> shipment.lacks(each.type())),
                opens(result, holds).stream())
            .anyMatch(each -> each.subject().equals(subject))) {
          wrong.add(line);
        }
      }
      if (wrong.isEmpty()) {
        return result.clears(key) && opens(result, holds).isEmpty()
            ? Optional.of(
                new Tried(proposal, result.opens(), holds, others(result, key), Set.of(), 0))
            : Optional.empty();
      }
      next = shipment.without(wrong);
    }
    return Optional.empty();
  }

  /** What it opens, save holds that then have no cause. */
  private static Set<ExceptionKey> opens(WhatIf.Result result, Set<ExceptionKey> holds) {
    Set<ExceptionKey> opens = new TreeSet<>(result.opens());
    opens.removeAll(holds);
    return opens;
  }

  /** What it ends on the order besides. */
  private static Set<ExceptionKey> others(WhatIf.Result result, ExceptionKey key) {
    Set<ExceptionKey> others = new TreeSet<>();
    result.ends().stream()
        .filter(each -> each.order().equals(key.order()) && !each.equals(key))
        .forEach(others::add);
    return others;
  }

  /** Whether one promises the same for a sooner date: who waits for goods waits no longer. */
  private static boolean isSooner(Tried one, Proposal other) {
    Proposal sooner = one.proposal();
    return DATED.contains(sooner.action())
        && sooner.action() == other.action()
        && sooner.promise() != null
        && other.promise() != null
        && !sooner.promise().isAfter(other.promise())
        && records(sooner).equals(records(other));
  }

  private static Set<String> records(Proposal proposal) {
    return proposal.changes().stream().map(Change::record).collect(Collectors.toSet());
  }

  /** Whether a date is known on which the goods are there. */
  private static boolean isDated(List<Tried> tried) {
    return tried.stream().anyMatch(each -> DATED.contains(each.proposal().action()));
  }

  /** Holds of orders of which something ends, and with it the cause of the hold. */
  private static Set<ExceptionKey> holdsLeft(WhatIf.Result result) {
    Set<OrderKey> helped = new HashSet<>();
    result.ends().forEach(key -> helped.add(key.order()));
    Set<ExceptionKey> left = new TreeSet<>();
    result.opens().stream()
        .filter(key -> key.type() == ExceptionType.HOLD_MISMATCH && helped.contains(key.order()))
        .forEach(left::add);
    return left;
  }

  /** Whether it changes nothing that belongs to one order. */
  private static boolean ofAll(Proposal proposal) {
    return proposal.changes().stream().noneMatch(Trials::ofOneOrder);
  }

  private static boolean ofOneOrder(Change change) {
    var fact = change.after() == null ? change.before() : change.after();
    return fact instanceof Reservation || (fact != null && FactKeys.order(fact) != null);
  }

  /** Whether one is the same as another and takes nothing from others. */
  private static boolean isGentler(Tried gentle, Tried other) {
    return !gentle.proposal().others()
        && other.proposal().others()
        && gentle.proposal().changes().equals(other.proposal().changes());
  }

  /** Whether the same was tried before: two ways to find it make it no second option. */
  private static boolean isKnown(Proposal proposal, List<Tried> tried) {
    return tried.stream()
        .map(Tried::proposal)
        .anyMatch(
            each ->
                each.action() == proposal.action()
                    && each.others() == proposal.others()
                    && each.changes().equals(proposal.changes()));
  }

  /** Whether one does less of the same than another and is enough already. */
  private static boolean isPart(Tried less, Tried more) {
    return less.proposal().action() == more.proposal().action()
        && less.proposal().changes().size() < more.proposal().changes().size()
        && more.proposal().changes().containsAll(less.proposal().changes());
  }
}
