package io.holdwatch.classifier.option;

import io.holdwatch.contract.fact.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that might be done. Whether it clears the exception, and what else it would open, is
 * found by trying its changes on the ledgers.
 *
 * @param action what kind of action
 * @param words what it does, for people, without a full stop
 * @param promise date that it would keep; null: that of the order as it stands
 * @param cost what it costs; null: not known
 * @param marginEffect what it does to the margin; null: not known
 * @param changes what it changes of the systems of record
 * @param others whether it may take from other orders, which are then named
 * @param displaces business keys of orders that it takes from, whatever they still have
 * @param until when what it relies on is gone, as a wave that is released then; null: nothing is
 *     known to go
 * @param days working days that pass between doing it and the time at which the goods could leave
 *     the site that they were to leave from
 */
public record Proposal(
    Action action,
    String words,
    @Nullable Instant promise,
    @Nullable Money cost,
    @Nullable Money marginEffect,
    List<Change> changes,
    boolean others,
    List<String> displaces,
    @Nullable Instant until,
    int days) {
  /** One that relies on nothing that is known to go. */
  public Proposal(
      Action action,
      String words,
      @Nullable Instant promise,
      @Nullable Money cost,
      @Nullable Money marginEffect,
      List<Change> changes,
      boolean others,
      List<String> displaces) {
    this(action, words, promise, cost, marginEffect, changes, others, displaces, null, 0);
  }

  /** One that takes nothing from others and of which no money is known. */
  public static Proposal of(Action action, String words, Change... changes) {
    return new Proposal(action, words, null, null, null, List.of(changes), false, List.of());
  }

  /** The same in other words, with other changes. */
  Proposal with(String said, List<Change> changed) {
    return new Proposal(
        action,
        said,
        promise,
        cost,
        marginEffect,
        List.copyOf(changed),
        others,
        displaces,
        until,
        days);
  }

  /** The same with the date that it would keep. */
  public Proposal promising(@Nullable Instant date) {
    return new Proposal(
        action, words, date, cost, marginEffect, changes, others, displaces, until, days);
  }

  /** The same with what it costs, which comes off the margin. */
  public Proposal costing(@Nullable Money money) {
    return new Proposal(
        action,
        words,
        promise,
        money,
        money == null ? null : new Money(money.getAmount().negate(), money.getCurrency()),
        changes,
        others,
        displaces,
        until,
        days);
  }

  /** The same with what it does to the margin. */
  public Proposal moving(@Nullable Money margin) {
    return new Proposal(
        action, words, promise, cost, margin, changes, others, displaces, until, days);
  }

  /** The same, which takes from these orders and may take from more. */
  public Proposal from(String... orders) {
    return new Proposal(
        action, words, promise, cost, marginEffect, changes, true, List.of(orders), until, days);
  }

  /** The same, which relies on something that is gone then. */
  Proposal relyingUntil(@Nullable Instant gone) {
    return new Proposal(
        action, words, promise, cost, marginEffect, changes, others, displaces, gone, days);
  }

  /** The same, after which so many working days pass before goods could leave. */
  Proposal taking(int workingDays) {
    return new Proposal(
        action, words, promise, cost, marginEffect, changes, others, displaces, until, workingDays);
  }
}
