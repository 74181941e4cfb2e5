package io.holdwatch.routing.page;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.routing.queue.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The life of an exception, for people, newest first. */
final class Life {
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
      changes.addAll(before == null ? List.of() : changes(type, before, step, clock));
      moments.add(
          new Moment(
              step.at(),
              Words.of(step.event().name()),
              step.outcome() == Outcome.UNKNOWN ? "" : Words.of(step.outcome().name()),
              List.copyOf(changes)));
      before = step;
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
    add(changes, "expected", clock.at(before.expected()), clock.at(now.expected()));
    return changes;
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
