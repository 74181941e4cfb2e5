package io.holdwatch.deploy.truth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns what was wrong over time into the spells that deserve to be told. */
final class Spells {
  private final Map<String, Duration> settling;
  private final Instant horizon;
  private final List<TrueSpell> spells = new ArrayList<>();

  /**
   * @param settling how long each type must last to be told; what lasts exactly as long is not
   *     told, nor is a type that is not named
   */
  Spells(Map<String, Duration> settling, Instant horizon) {
    this.settling = settling;
    this.horizon = horizon;
  }

  /** The spells of all subjects; one has at most one type at a time. */
  List<TrueSpell> of(Map<Subject, Steps<Wrong>> conditions) {
    conditions.forEach(this::add);
    return spells;
  }

  private void add(Subject subject, Steps<Wrong> steps) {
    Instant since = null;
    String type = null;
    for (Instant now : new TreeSet<>(steps.instants())) {
      Wrong wrong = steps.at(now);
      String typeNow = wrong == null ? null : wrong.type();
      if (type != null && since != null && !type.equals(typeNow)) {
        tell(subject, steps, type, since, now, typeNow == null ? "CAUSE_GONE" : "SUPERSEDED");
      }
      if (typeNow == null || !typeNow.equals(type)) {
        since = typeNow == null ? null : now;
      }
      type = typeNow;
    }
    if (type != null && since != null) {
      tell(subject, steps, type, since, null, null);
    }
  }

  /** When it has lasted, or presses before. */
  private static Instant opened(
      Steps<Wrong> steps, Instant since, @Nullable Instant end, Instant lasted) {
    for (Instant now : steps.instants().subSet(since, lasted)) {
      Wrong wrong = end == null || now.isBefore(end) ? steps.at(now) : null;
      if (wrong != null && wrong.pressing()) {
        return now;
      }
    }
    return lasted;
  }

  private void tell(
      Subject subject,
      Steps<Wrong> steps,
      String type,
      Instant since,
      @Nullable Instant end,
      @Nullable String outcome) {
    Duration patience = settling.get(type);
    if (patience == null) {
      return;
    }
    Instant opened = opened(steps, since, end, since.plus(patience));
    Wrong first = steps.at(opened);
    boolean lasted = end == null ? !opened.isAfter(horizon) : end.isAfter(opened);
    if (lasted && first != null) {
      spells.add(
          new TrueSpell(
              subject.order(),
              subject.lineText(),
              type,
              first.subReason(),
              since,
              opened,
              end,
              outcome));
    }
  }
}
