package io.holdwatch.deploy.judge;

import io.holdwatch.deploy.judge.Verdict.Score;
import io.holdwatch.deploy.truth.TrueSpell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Matches told spells to true ones, each type by itself: same order, line, type, sub-reason at the
 * opening, start and opening to the millisecond, and the same end and outcome (SUPERSEDED is one)
 * as far as the end lies before the last clock mark.
 */
public final class Judge {
  private static final String NEVER_TRUE = "NEVER_TRUE";

  private record Opening(
      String order, String line, String type, String subReason, Instant since, Instant openedAt) {}

  private record Subject(String order, String line, String type) {}

  private Judge() {}

  /**
   * Judges what was told.
   *
   * @param truth real spells
   * @param observed what the product told; openings that it took back as NEVER_TRUE are left out
   * @param lastMark last clock mark that the product has seen; what opens later is not judged
   */
  public static Verdict judge(
      Collection<TrueSpell> truth, Collection<ObservedSpell> observed, Instant lastMark) {
    List<TrueSpell> real =
        truth.stream()
            .filter(spell -> !spell.openedAt().isAfter(lastMark))
            .sorted(Comparator.comparing(TrueSpell::openedAt).thenComparing(TrueSpell::order))
            .toList();
    List<ObservedSpell> told =
        observed.stream()
            .filter(
                spell -> !NEVER_TRUE.equals(spell.outcome()) && !spell.openedAt().isAfter(lastMark))
            .sorted(
                Comparator.comparing(ObservedSpell::openedAt).thenComparing(ObservedSpell::order))
            .toList();
    Map<Opening, TrueSpell> open = new HashMap<>();
    real.forEach(spell -> open.put(opening(spell), spell));
    List<ObservedSpell> wrong = new ArrayList<>();
    for (ObservedSpell spell : told) {
      TrueSpell match = open.get(opening(spell));
      if (match != null && sameEnd(match, spell, lastMark)) {
        open.remove(opening(spell));
      } else {
        wrong.add(spell);
      }
    }
    List<TrueSpell> missed =
        real.stream().filter(spell -> open.containsKey(opening(spell))).toList();
    Map<String, Score> types = new TreeMap<>();
    Stream.concat(real.stream().map(TrueSpell::type), told.stream().map(ObservedSpell::type))
        .distinct()
        .forEach(type -> types.put(type, score(type::equals, real, told, wrong)));
    return new Verdict(
        score(type -> true, real, told, wrong),
        types,
        wrong.stream()
            .map(spell -> Explanation.ofWrong(spell, about(real, subject(spell))))
            .toList(),
        missed.stream()
            .map(spell -> Explanation.ofMissed(spell, toldAbout(wrong, subject(spell))))
            .toList());
  }

  private static Score score(
      Predicate<String> types,
      List<TrueSpell> real,
      List<ObservedSpell> told,
      List<ObservedSpell> wrong) {
    int all = count(told, types);
    return new Score(
        all - count(wrong, types),
        all,
        (int) real.stream().filter(spell -> types.test(spell.type())).count());
  }

  private static int count(List<ObservedSpell> spells, Predicate<String> types) {
    return (int) spells.stream().filter(spell -> types.test(spell.type())).count();
  }

  /** Ends after the last mark need not have been told yet; whether they were does not count. */
  private static boolean sameEnd(TrueSpell truth, ObservedSpell told, Instant lastMark) {
    boolean trueEnd = truth.endedAt() != null && !truth.endedAt().isAfter(lastMark);
    boolean toldEnd = told.endedAt() != null && !told.endedAt().isAfter(lastMark);
    if (!trueEnd || !toldEnd) {
      return trueEnd == toldEnd;
    }
    return Objects.equals(truth.endedAt(), told.endedAt())
        && Objects.equals(truth.outcome(), told.outcome());
  }

  private static List<TrueSpell> about(List<TrueSpell> spells, Subject subject) {
    return spells.stream().filter(spell -> subject(spell).equals(subject)).toList();
  }

  private static List<ObservedSpell> toldAbout(List<ObservedSpell> spells, Subject subject) {
    return spells.stream().filter(spell -> subject(spell).equals(subject)).toList();
  }

  private static Opening opening(TrueSpell s) {
    return new Opening(s.order(), s.line(), s.type(), s.subReason(), s.since(), s.openedAt());
  }

  private static Opening opening(ObservedSpell s) {
    return new Opening(s.order(), s.line(), s.type(), s.subReason(), s.since(), s.openedAt());
  }

  private static Subject subject(TrueSpell s) {
    return new Subject(s.order(), s.line(), s.type());
  }

  private static Subject subject(ObservedSpell s) {
    return new Subject(s.order(), s.line(), s.type());
  }
}
