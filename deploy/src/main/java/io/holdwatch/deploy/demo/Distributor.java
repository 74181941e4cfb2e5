package io.holdwatch.deploy.demo;

import io.holdwatch.deploy.judge.Judge;
import io.holdwatch.deploy.judge.ObservedSpell;
import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.judge.Verdict.Score;
import io.holdwatch.deploy.report.Figures;
import io.holdwatch.deploy.simulation.ChangeEvent;
import io.holdwatch.deploy.simulation.Profile;
import io.holdwatch.deploy.simulation.Simulation;
import io.holdwatch.deploy.truth.Policy;
import io.holdwatch.deploy.truth.StandardSettling;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One simulated distributor of a demonstration: it trades in a scope of its own. */
final class Distributor {
  private final Profile profile;
  private final String scope;
  private final Simulation simulation;
  private final Instant start;
  private final long before;
  private long events;

  /**
   * A distributor that has not begun yet.
   *
   * @param scope legal entity in which it trades
   */
  Distributor(Profile profile, long seed, String scope, Instant start) {
    this.profile = profile;
    this.scope = scope;
    this.simulation = new Simulation(profile, seed, scope, start, profile.ordersPerDay());
    this.start = start;
    this.before = simulation.orders();
  }

  Profile profile() {
    return profile;
  }

  String scope() {
    return scope;
  }

  /** What its systems publish up to an instant. */
  List<ChangeEvent> advanceTo(Instant now) {
    List<ChangeEvent> told = simulation.advanceTo(now);
    events += told.size();
    return told;
  }

  /** What really was wrong, as the standard policy pack sees it. */
  List<TrueSpell> truth() {
    return new Truth(StandardSettling.TIMES, Policy.STANDARD)
        .spells(simulation.history(), simulation.now());
  }

  /**
   * What came of it.
   *
   * @param truth what really was wrong with its orders
   * @param told what the product told, of whatever scope
   * @param exceptions of its scope, by type
   */
  Figures.OfProfile figures(
      List<TrueSpell> truth, List<ObservedSpell> told, Map<String, Figures.OfType> exceptions) {
    List<ObservedSpell> own =
        told.stream().filter(spell -> spell.order().startsWith(scope + ":")).toList();
    return new Figures.OfProfile(
        scope,
        events,
        simulation.orders(),
        ordersPerDay(),
        simulation.lines(),
        (double) truth.stream().map(TrueSpell::order).distinct().count()
            / Math.max(1, simulation.orders()),
        Figures.judged(exceptions, judgements(Judge.judge(truth, own, simulation.now()))));
  }

  private long ordersPerDay() {
    long minutes = Math.max(1, Duration.between(start, simulation.now()).toMinutes());
    return (simulation.orders() - before) * Duration.ofDays(1).toMinutes() / minutes;
  }

  /** Every type that is judged, also where there was nothing to tell of it. */
  static Map<String, Figures.Judgement> judgements(Verdict verdict) {
    Map<String, Score> scores = new TreeMap<>(verdict.types());
    StandardSettling.TIMES.keySet().forEach(type -> scores.putIfAbsent(type, new Score(0, 0, 0)));
    Map<String, Figures.Judgement> judged = new TreeMap<>();
    scores.forEach(
        (type, score) ->
            judged.put(type, new Figures.Judgement(score.precision(), score.recall())));
    return judged;
  }
}
