package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.impact.Stake;
import io.holdwatch.classifier.option.Action;
import io.holdwatch.classifier.option.Proposal;
import io.holdwatch.classifier.policy.ClassifierPolicy;
import io.holdwatch.classifier.time.Earliest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Until when options have to be begun, and which promise they keep: that of the order, as long as
 * there is time to carry them out and goods to be under way, else a later one.
 */
final class Dates {
  private static final Set<Action> NEVER =
      EnumSet.of(Action.RESCHEDULE, Action.BACKORDER, Action.CANCEL_REMAINDER);

  private final Stake stake;
  private final ClassifierPolicy policy;
  private final @Nullable Instant due;

  Dates(Stake stake, ClassifierPolicy policy) {
    this.stake = stake;
    this.policy = policy;
    this.due = stake.due().orElse(null);
  }

  /** The promise that an option keeps; null: that of the order as it stands, or nobody knows. */
  @Nullable Instant promise(Tried tried) {
    Instant named = tried.proposal().promise();
    Instant leaving = stake.leaving().orElse(null);
    if (named == null || due == null || leaving == null || named.isAfter(due)) {
      return named;
    }
    return begin(tried, leaving).isBefore(stake.now()) ? soonest(tried.proposal()) : named;
  }

  /** The promise that is kept by what is begun now. */
  private Instant soonest(Proposal proposal) {
    Instant done = stake.hours().after(stake.now(), execution(proposal));
    return stake.journey().keepingDay(done, proposal.days());
  }

  /** The same in an order: what nobody knows the date of comes last. */
  Instant ranked(Tried tried) {
    Instant promise = promise(tried);
    if (promise != null) {
      return promise;
    }
    // Put off without a date nobody knows until when, and what is cancelled never comes.
    return NEVER.contains(tried.proposal().action()) ? Instant.MAX : Instant.MIN;
  }

  /** Whether it keeps the promise of the order; where nothing was promised, it breaks none. */
  boolean keeps(Tried tried) {
    return due == null || !ranked(tried).isAfter(due);
  }

  /**
   * Whether it keeps the promise where it is begun early enough, at least of what is there: what
   * goes without the rest has to go in time.
   */
  private boolean helps(Tried tried) {
    Proposal proposal = tried.proposal();
    Instant named = proposal.promise();
    return keeps(tried)
        || proposal.action() == Action.CANCEL_REMAINDER
        || (named != null && due != null && !named.isAfter(due));
  }

  /**
   * By when what an option does must have its effect to keep the promise: before the wave is
   * released, as long as one of them can still be begun for that; empty: there is no such time.
   */
  private Optional<Instant> effect(List<Tried> tried) {
    return stake
        .deadline()
        .map(
            deadline ->
                tried.stream()
                        .filter(this::helps)
                        .anyMatch(each -> !begin(each, deadline).isBefore(stake.now()))
                    ? deadline
                    : stake.leaving().orElse(deadline));
  }

  /** Last instant at which one of those that keep the promise can still be begun. */
  @Nullable Instant safe(List<Tried> tried) {
    return effect(tried)
        .flatMap(
            effect ->
                tried.stream()
                    .filter(this::helps)
                    .map(each -> lasting(each, begin(each, effect)))
                    .max(Comparator.naturalOrder()))
        .orElse(null);
  }

  /** The same, as long as what the option relies on is there. */
  private static Instant lasting(Tried tried, Instant last) {
    Instant until = tried.proposal().until();
    return until != null && until.isBefore(last) ? until : last;
  }

  /**
   * Last instant at which one can be begun to have its effect in time, or before goods have to
   * leave where that has passed.
   */
  private Instant last(Tried tried, Instant effect) {
    Instant last = begin(tried, effect);
    return last.isBefore(stake.now()) ? begin(tried, stake.leaving().orElse(effect)) : last;
  }

  /**
   * Last instant at which an option can be begun that keeps the promise, or as long as what it
   * relies on is there; empty: none is known, or it can be begun at any time.
   */
  Optional<Instant> beginBy(Tried tried, List<Tried> all) {
    Earliest first = new Earliest();
    first.add(Optional.ofNullable(tried.proposal().until()));
    Instant promise = promise(tried);
    if (promise != null && due != null && promise.isAfter(due)) {
      first.add(beginLate(tried));
    } else if (promise != null && due != null) {
      first.add(Optional.of(last(tried, effect(all).orElse(due))));
    }
    return first.get().filter(last -> !last.isBefore(stake.now()));
  }

  /** Last instant at which what is days under way can be begun to come on the day that it says. */
  Optional<Instant> beginThen(Tried tried) {
    return Optional.of(tried.proposal())
        .filter(proposal -> proposal.days() > 0)
        .map(proposal -> lastForThatDay(execution(proposal)));
  }

  /** The same for what keeps a later promise only: as far as that is counted from now. */
  private Optional<Instant> beginLate(Tried tried) {
    Instant named = tried.proposal().promise();
    return due != null && named != null && !named.isAfter(due)
        ? Optional.of(lastForThatDay(execution(tried.proposal())))
        : beginThen(tried);
  }

  /** Last instant at which what takes some time is done on the working day that it would be now. */
  private Instant lastForThatDay(Duration taking) {
    Instant done = stake.hours().after(stake.now(), taking);
    Instant over =
        stake.hours().dayAfter(done, 0).plusDays(1).atStartOfDay(stake.hours().zone()).toInstant();
    return stake.hours().before(over, taking);
  }

  private Instant begin(Tried tried, Instant effect) {
    Proposal proposal = tried.proposal();
    Instant done =
        proposal.days() == 0
            ? effect
            : stake.hours().daysBefore(effect, stake.hours().zone(), proposal.days());
    return stake.hours().before(done, execution(proposal));
  }

  private Duration execution(Proposal proposal) {
    return policy.actions().execution(proposal.action());
  }
}
