package io.holdwatch.deploy.trial;

import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.deploy.simulation.ChangeEvent;
import io.holdwatch.deploy.simulation.Profile;
import io.holdwatch.deploy.simulation.Simulation;
import io.holdwatch.deploy.simulation.history.WorldHistory;
import io.holdwatch.deploy.truth.Policy;
import io.holdwatch.deploy.truth.StandardSettling;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.Fact;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Days of the simulated distributor as the classifier gets to know them: shuffled among topics
 * within each hour, as partitions of their own would have them, and what was really so.
 *
 * @param seed of simulation and shuffle
 * @param told facts and clock marks in the order of their arrival
 * @param truth every spell by the standard policy
 * @param history all that happened
 * @param orders number of orders entered
 * @param end of the simulated time
 */
record Recording(
    long seed,
    List<Told> told,
    List<TrueSpell> truth,
    WorldHistory history,
    long orders,
    Instant end) {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int ORDERS_PER_DAY = 40;

  /**
   * One record of the facts topic.
   *
   * @param more whether more of the same change follows
   */
  record Told(SpecificRecord fact, boolean more) {}

  static Recording of(long seed, int days) {
    return of(Profile.W3, seed, days);
  }

  static Recording of(Profile profile, long seed, int days) {
    return of(profile, seed, days, ORDERS_PER_DAY);
  }

  static Recording of(Profile profile, long seed, int days, int ordersPerDay) {
    Simulation simulation = new Simulation(profile, seed, "T", START, ordersPerDay);
    List<Told> told = new ArrayList<>();
    tell(simulation, seed, days, told::add);
    return new Recording(
        seed,
        List.copyOf(told),
        truth(simulation),
        simulation.history(),
        simulation.orders(),
        simulation.now());
  }

  /** Days of a distributor as the profile has it, none of them kept; what was really so. */
  static Recording listened(Profile profile, long seed, int days, Consumer<Told> listener) {
    Simulation simulation = new Simulation(profile, seed, "T", START, profile.ordersPerDay());
    tell(simulation, seed, days, listener);
    return new Recording(
        seed,
        List.of(),
        truth(simulation),
        simulation.history(),
        simulation.orders(),
        simulation.now());
  }

  private static List<TrueSpell> truth(Simulation simulation) {
    return new Truth(StandardSettling.TIMES, Policy.STANDARD)
        .spells(simulation.history(), simulation.now());
  }

  private static void tell(Simulation simulation, long seed, int days, Consumer<Told> listener) {
    Mappings mappings = MappingFiles.load(List.of("demo", "portal"));
    Random random = new Random(seed);
    listener.accept(clock(START.minusMillis(1)));
    Instant now = START;
    long offset = 0;
    for (int hour = 0; hour < days * 24; hour++) {
      now = now.plus(Duration.ofHours(1));
      for (ChangeEvent event : inPartitions(simulation.advanceTo(now), random)) {
        List<Fact> facts = facts(mappings, event, offset++);
        for (int i = 0; i < facts.size(); i++) {
          listener.accept(new Told(facts.get(i).value(), i + 1 < facts.size()));
        }
      }
      listener.accept(clock(now));
    }
  }

  /** Orders that were told of first on each day of it, those of before the beginning left out. */
  List<Long> ordersPerDay() {
    Map<Long, Long> days =
        history.orders().stream()
            .map(order -> order.happenings().getFirst().at())
            .filter(at -> at.isAfter(START) && at.isBefore(end))
            .collect(
                Collectors.groupingBy(
                    at -> Duration.between(START, at).toDays(),
                    TreeMap::new,
                    Collectors.counting()));
    return List.copyOf(days.values());
  }

  /** Share of orders that were ever in trouble, 0 to 1. */
  double trouble() {
    return (double) truth.stream().map(TrueSpell::order).distinct().count() / orders;
  }

  /** The same with every fact told twice, and in any order between two marks of the clock. */
  Recording disordered(Random random) {
    List<Told> all = new ArrayList<>();
    List<Told> hour = new ArrayList<>();
    for (Told each : told) {
      if (each.fact() instanceof ClockMark) {
        Collections.shuffle(hour, random);
        all.addAll(hour);
        hour.clear();
        all.add(each);
      } else {
        Told alone = new Told(each.fact(), false);
        hour.add(alone);
        hour.add(alone);
      }
    }
    return new Recording(seed, all, truth, history, orders, end);
  }

  private static Told clock(Instant now) {
    return new Told(new ClockMark("demo", "all-0", 1, now, false), false);
  }

  /**
   * A random interleaving that keeps the order within each topic, as one partition of each would.
   */
  private static List<ChangeEvent> inPartitions(List<ChangeEvent> events, Random random) {
    List<List<ChangeEvent>> topics =
        List.copyOf(
            events.stream()
                .collect(
                    Collectors.groupingBy(ChangeEvent::topic, TreeMap::new, Collectors.toList()))
                .values());
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      turns.addAll(Collections.nCopies(topics.get(i).size(), i));
    }
    Collections.shuffle(turns, random);
    int[] next = new int[topics.size()];
    return turns.stream().map(topic -> topics.get(topic).get(next[topic]++)).toList();
  }

  private static List<Fact> facts(Mappings mappings, ChangeEvent event, long offset) {
    Outcome outcome =
        mappings.map(
            Change.sample(event.topic(), offset, event.keyBytes(), event.valueBytes()),
            source -> 0,
            id -> Optional.empty());
    return switch (outcome) {
      case Outcome.Mapped mapped -> mapped.facts();
      case Outcome.Ignored _ -> List.of();
      case Outcome.Rejection rejection -> throw new AssertionError(rejection + " of " + event);
    };
  }
}
