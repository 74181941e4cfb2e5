package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.capacity.DispatchCheck;
import io.holdwatch.classifier.credit.Remedy;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.option.Proposals;
import io.holdwatch.classifier.option.Situation;
import io.holdwatch.classifier.order.WatchedOrder;
import io.holdwatch.classifier.stock.Ways;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Appointment;
import io.holdwatch.contract.fact.Reservation;
import io.holdwatch.contract.fact.UnitPrice;
import io.holdwatch.contract.fact.Wave;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tries what might be done about an exception on the ledgers, and keeps what helps. */
final class Trials {
  private static final int MOST_DISPLACED = 5;

  private final WhatIf whatIf;
  private final Questions questions;

  Trials(WhatIf whatIf, Questions questions) {
    this.whatIf = whatIf;
    this.questions = questions;
  }

  /**
   * Proposals that clear the exception and open no other, save where they may take from others or
   * where right data show what was hidden, or where the order's own hold has then no cause; the
   * least of those of which one contains another.
   */
  List<Tried> of(PacketDraft draft, WatchedOrder order, Instant now) {
    List<Tried> tried = new ArrayList<>();
    Situation situation = questions.situation(order, Objects.requireNonNull(draft.finding()), now);
    for (Proposal proposal : Proposals.of(situation, view(order.key(), draft.key().type(), now))) {
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
      boolean shown = Tried.shows(proposal.action()) && few;
      if (result.clears(draft.key()) && (opens.isEmpty() || named || shown)) {
        tried.add(new Tried(proposal, result.opens(), leavesHold));
      }
    }
    return tried.stream()
        .filter(each -> tried.stream().noneMatch(other -> isPart(other, each)))
        .filter(each -> tried.stream().noneMatch(other -> isGentler(other, each)))
        .toList();
  }

  /** Whether one is the same as another and takes nothing from others. */
  private static boolean isGentler(Tried gentle, Tried other) {
    return !gentle.proposal().others()
        && other.proposal().others()
        && gentle.proposal().changes().equals(other.proposal().changes());
  }

  /** Whether one does less of the same than another and is enough already. */
  private static boolean isPart(Tried less, Tried more) {
    return less.proposal().action() == more.proposal().action()
        && less.proposal().changes().size() < more.proposal().changes().size()
        && more.proposal().changes().containsAll(less.proposal().changes());
  }

  private Proposals.Ledgers view(OrderKey order, ExceptionType type, Instant now) {
    return new Proposals.Ledgers() {
      @Override
      public Optional<Ways> ways(String line) {
        return questions.ways(new LineKey(order, line), type == ExceptionType.SUPPLIER_DELAY, now);
      }

      @Override
      public List<Reservation> reservations(String line) {
        return questions.reservations(new LineKey(order, line));
      }

      @Override
      public List<DispatchCheck.Free> technicians(Appointment appointment) {
        return questions.technicians(appointment);
      }

      @Override
      public List<Wave> waves(@Nullable String site) {
        return questions.waves(order.scope(), site, now);
      }

      @Override
      public Optional<BigDecimal> usual(String line) {
        return questions.usual(order, line);
      }

      @Override
      public List<Remedy> remedies() {
        return questions.remedies(order, now);
      }

      @Override
      public Optional<UnitPrice> expected(String line) {
        return questions.expected(new LineKey(order, line));
      }
    };
  }
}
