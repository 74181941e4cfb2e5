package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.routing.queue.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The life of an exception, for people, newest first; an update that shows nowhere is left out. */
final class Life {
  private static final List<String> AMOUNTS =
      List.of(
          "quantities or dates of the affected lines",
          "effect on the margin",
          "what was committed to the customer");

  private Life() {}

  /**
   * One step in words.
   *
   * @param at when
   * @param what what happened
   * @param how the outcome, of a step that ended a spell; else empty
   * @param changes what is different from the step before
   */
  public record Moment(Instant at, String what, String how, List<String> changes) {}

  static List<Moment> of(String type, List<Step> steps, SiteClock clock) {
    List<Moment> moments = new ArrayList<>();
    Step before = null;
    for (Step step : steps) {
      List<String> changes = new ArrayList<>();
      if (before != null && step.revision() > before.revision() + 1) {
        changes.add((step.revision() - before.revision() - 1) + " steps between are not kept");
      }
      List<String> told = before == null ? List.<String>of() : changes(type, before, step, clock);
      changes.addAll(told.isEmpty() && before != null ? kinds(before, step) : told);
      before = step;
      if (changes.isEmpty() && step.event() == PacketEvent.UPDATED) {
        continue;
      }
      moments.add(
          new Moment(
              step.at(),
              Words.of(step.event().name()),
              step.outcome() == Outcome.UNKNOWN ? "" : Words.of(step.outcome().name()),
              List.copyOf(changes)));
    }
    return moments.reversed();
  }

  private static List<String> changes(String type, Step before, Step now, SiteClock clock) {
    List<String> changes = new ArrayList<>();
    add(changes, "reason", Words.of(type, before.subReason()), Words.of(type, now.subReason()));
    add(changes, "priority", before.priority(), now.priority());
    add(changes, "severity", Words.of(before.severity().name()), Words.of(now.severity().name()));
    add(changes, "revenue at risk", money(before), money(now));
    add(changes, "affected lines", before.lines(), now.lines());
    add(changes, "exceptions that share it", before.members(), now.members());
    add(changes, "must be decided before", before(before, clock), before(now, clock));
    add(changes, "expected", clock.at(before.expected()), clock.at(now.expected()));
    return changes;
  }

  /** What kind of change it was where none of these figures shows it. */
  private static List<String> kinds(Step before, Step now) {
    List<String> kinds = new ArrayList<>();
    for (int i = 0; i < AMOUNTS.size(); i++) {
      if (!before.amounts().get(i).equals(now.amounts().get(i))) {
        kinds.add(AMOUNTS.get(i));
      }
    }
    Boolean was = before.disputed();
    Boolean is = now.disputed();
    if (was != null && is != null && !was.equals(is)) {
      kinds.add(is ? "sources disagree now" : "sources agree again");
    }
    if (!Objects.equals(before.cause(), now.cause())) {
      kinds.add("has another cause now");
    }
    return kinds;
  }

  private static String before(Step step, SiteClock clock) {
    String checkpoint = new Say().checkpoint(step.before().name(), step.beforeAt() != null);
    return step.beforeAt() == null ? checkpoint : checkpoint + ", " + clock.at(step.beforeAt());
  }

  private static void add(List<String> changes, String what, Object before, Object now) {
    if (!Objects.equals(before, now)) {
      changes.add(what + ": " + before + " → " + now);
    }
  }

  private static String money(Step step) {
    BigDecimal amount = step.atRisk();
    return new Say().money(amount == null ? null : new Money(amount, step.currency()));
  }
}
