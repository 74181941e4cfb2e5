package io.holdwatch.classifier.exception;

import io.holdwatch.classifier.exception.Life.Phase;
import io.holdwatch.contract.packet.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Moves an exception along: it opens once its condition outlasts the settling time or presses,
 * closes when the condition ends, and opens again with the next spell.
 *
 * <p>It looks at the whole timeline that today's facts tell, not only at now, so that a spell whose
 * facts all arrive after it ended is opened and closed in one look, and facts in any order end
 * alike.
 */
public final class Lifecycle {
  /** The life after a look, and what became of the exception in it. */
  public record Result(Life life, List<Step> steps) {}

  private final Duration settling;
  private final boolean pressing;
  private final Instant now;
  private final Instant triggerTime;
  private final Outcome gone;
  private final Predicate<Instant> known;
  private final List<Step> steps = new ArrayList<>();
  private final List<Spell> spells;

  private Lifecycle(
      Duration settling,
      boolean pressing,
      Instant now,
      Instant triggerTime,
      Life life,
      Outcome gone,
      Predicate<Instant> known) {
    this.known = known;
    this.settling = settling;
    this.pressing = pressing;
    this.gone = gone;
    this.now = now;
    this.triggerTime = triggerTime;
    this.spells = new ArrayList<>(life.spells());
  }

  /**
   * Looks at an exception.
   *
   * @param life so far
   * @param timeline disjoint intervals in order of time, from today's facts
   * @param now time of the order
   * @param triggerTime event time of the fact, or due time of the timer, that led to the look
   * @param settling how long a condition must last before it is told to anybody
   * @param pressing whether what holds now is told at once
   * @param gone outcome of a spell that ends without a broken promise: CAUSE_GONE or SUPERSEDED
   * @param known whether facts still tell what was wrong at an instant; what was over before it was
   *     told is told only where they do
   */
  public static Result look(
      Life life,
      List<Interval> timeline,
      Instant now,
      Instant triggerTime,
      Duration settling,
      boolean pressing,
      Outcome gone,
      Predicate<Instant> known) {
    return new Lifecycle(settling, pressing, now, triggerTime, life, gone, known)
        .run(life, timeline);
  }

  private Result run(Life life, List<Interval> timeline) {
    Optional<Interval> ongoing = timeline.stream().filter(i -> i.contains(now)).findFirst();
    Running running =
        life.since() == null ? null : new Running(life.since(), life.openedAt(), life.broken());
    if (running != null && (ongoing.isEmpty() || endedBefore(ongoing.get(), running, timeline))) {
      end(running, timeline);
      running = null;
    }
    if (running == null) {
      for (Interval interval : timeline) {
        if (!interval.end().isAfter(now)
            && interval.outlasts(settling)
            && isNew(interval)
            && known.test(interval.start().plus(settling))) {
          passed(interval);
        }
      }
    }
    if (ongoing.isPresent()) {
      running = proceed(running, ongoing.get());
    }
    return new Result(after(life, running), List.copyOf(steps));
  }

  /** Whether today's facts end the running condition before the ongoing one began. */
  private static boolean endedBefore(Interval ongoing, Running running, List<Interval> timeline) {
    return timeline.stream()
        .anyMatch(i -> i.contains(running.since) && i.end().isBefore(ongoing.start()));
  }

  private Running proceed(@Nullable Running before, Interval ongoing) {
    Instant openedAt = before == null ? null : before.openedAt;
    // What nobody was told of yet begins when today's facts say that it did.
    Instant since = before == null || openedAt == null ? startOfNext(ongoing) : before.since;
    boolean broken = ongoing.brokenBy(now) || (before != null && before.broken);
    Instant due = since.plus(settling);
    if (openedAt == null && (pressing || !now.isBefore(due))) {
      Instant pressed = triggerTime.isAfter(since) ? triggerTime : since;
      openedAt = pressing && pressed.isBefore(due) ? pressed : due;
      steps.add(new Step.Opened(spells.size() + 1, since, openedAt));
    }
    return new Running(since, openedAt, broken);
  }

  /** Start of a spell that does not reach into the one before it. */
  private Instant startOfNext(Interval interval) {
    Instant start = interval.start();
    for (Spell spell : spells) {
      if (spell.outcome() != Outcome.NEVER_TRUE
          && spell.overlaps(interval)
          && spell.ended().isAfter(start)) {
        start = spell.ended();
      }
    }
    return start;
  }

  private boolean isNew(Interval interval) {
    return spells.stream()
        .noneMatch(s -> s.outcome() != Outcome.NEVER_TRUE && s.overlaps(interval));
  }

  /** A spell that was over before anybody could have known. */
  private void passed(Interval interval) {
    Instant openedAt = interval.start().plus(settling);
    steps.add(new Step.Opened(spells.size() + 1, interval.start(), openedAt));
    close(interval.start(), openedAt, interval.end(), outcome(interval.brokenBy(interval.end())));
  }

  private void end(Running running, List<Interval> timeline) {
    Optional<Interval> told =
        timeline.stream()
            .filter(i -> !i.start().isAfter(now) && i.end().isAfter(running.since))
            .findFirst();
    Instant ended = told.map(Interval::end).orElse(triggerTime);
    if (running.openedAt == null) {
      return;
    }
    if (told.isEmpty() || !ended.isAfter(running.openedAt)) {
      Instant end = ended.isBefore(running.since) ? running.since : ended;
      close(running.since, running.openedAt, end, Outcome.NEVER_TRUE);
      return;
    }
    boolean broken = told.get().brokenBy(ended) || running.broken;
    close(running.since, running.openedAt, ended, outcome(broken));
  }

  private Outcome outcome(boolean broken) {
    return broken ? Outcome.LATE : gone;
  }

  private void close(Instant since, Instant openedAt, Instant ended, Outcome outcome) {
    steps.add(new Step.Closed(spells.size() + 1, since, openedAt, ended, outcome));
    spells.add(new Spell(since, ended, outcome));
  }

  private Life after(Life life, @Nullable Running running) {
    Phase phase =
        running == null ? Phase.QUIET : running.openedAt == null ? Phase.SETTLING : Phase.OPEN;
    return new Life(
        phase,
        running == null ? null : running.since,
        running == null ? null : running.openedAt,
        running != null && running.broken,
        List.copyOf(spells),
        life.revision());
  }

  private static final class Running {
    private final Instant since;
    private final @Nullable Instant openedAt;
    private final boolean broken;

    Running(Instant since, @Nullable Instant openedAt, boolean broken) {
      this.since = Objects.requireNonNull(since);
      this.openedAt = openedAt;
      this.broken = broken;
    }
  }
}
