package io.holdwatch.deploy.trial;

import io.holdwatch.classifier.scope.Arrival;
import io.holdwatch.classifier.scope.Effect;
import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.deploy.demo.ObservedSpells;
import io.holdwatch.deploy.judge.Judge;
import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.simulation.ChangeEvent;
import io.holdwatch.deploy.simulation.Simulation;
import io.holdwatch.deploy.truth.Policy;
import io.holdwatch.deploy.truth.StandardSettling;
import io.holdwatch.deploy.truth.Truth;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.Fact;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;

/**
 * Simulated days through mapping and classifier, judged by the truth. Between two marks the events
 * are shuffled, as topics and partitions shuffle them.
 *
 * @param seed of simulation and shuffle
 * @param days simulated
 * @param pack policy pack that the classifier judges by; the truth judges by the standard one
 * @param bend what becomes of each fact on its way; the identity for a product that is right
 */
record Trial(long seed, int days, String pack, UnaryOperator<SpecificRecord> bend) {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Path STANDARD =
      Path.of("../routing-service/src/main/resources/policies/standard.yaml");

  /** The pack that the product ships with. */
  static String standardPack() {
    try {
      return Files.readString(STANDARD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Verdict run() {
    Mappings mappings = MappingFiles.load(List.of("demo"));
    Simulation simulation = new Simulation(seed, "T", START, 40);
    ObservedSpells observed = new ObservedSpells();
    ScopeDesk desk = new ScopeDesk();
    take(desk, new PolicyActivated("trial", 1, "-", pack, "trial", 1L), false, observed);
    Random random = new Random(seed);
    take(desk, new ClockMark("demo", "all-0", 1, START.minusMillis(1), false), false, observed);
    Instant now = START;
    long offset = 0;
    for (int hour = 0; hour < days * 24; hour++) {
      now = now.plus(Duration.ofHours(1));
      List<ChangeEvent> events = inPartitions(simulation.advanceTo(now), random);
      for (ChangeEvent event : events) {
        List<Fact> facts = facts(mappings, event, offset++);
        for (int i = 0; i < facts.size(); i++) {
          take(desk, bend.apply(facts.get(i).value()), i + 1 < facts.size(), observed);
        }
      }
      take(desk, new ClockMark("demo", "all-0", 1, now, false), false, observed);
    }
    Truth truth = new Truth(StandardSettling.TIMES, Policy.STANDARD);
    return Judge.judge(truth.spells(simulation.history(), now), observed.spells(), now);
  }

  /**
   * A random interleaving that keeps the order within each topic, as one partition of each would.
   */
  private static List<ChangeEvent> inPartitions(List<ChangeEvent> events, Random random) {
    List<List<ChangeEvent>> topics =
        new ArrayList<>(
            events.stream()
                .collect(
                    java.util.stream.Collectors.groupingBy(
                        ChangeEvent::topic,
                        java.util.TreeMap::new,
                        java.util.stream.Collectors.toList()))
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
      case Outcome.Ignored ignored -> List.of();
      case Outcome.Rejection rejection -> throw new AssertionError(rejection + " of " + event);
    };
  }

  private static void take(
      ScopeDesk desk, SpecificRecord fact, boolean more, ObservedSpells observed) {
    for (Effect effect : desk.take(fact, new Arrival(more, Optional.empty()))) {
      if (effect instanceof Effect.Emit emit) {
        observed.add(emit.packet());
      }
    }
  }
}
