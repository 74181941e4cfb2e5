package io.holdwatch.classifier.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.capacity.CapacityLedger.Booking;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Capacity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class CapacityLedgerPropertyTest {
  private static final Capacity FACT = new Capacity();
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** Resources, records and turns that meet one another often. */
  private static final class World {
    final Random random;
    final TreeMap<String, Map<String, Long>> said = new TreeMap<>();
    final TreeMap<String, TreeMap<Turn, Long>> asked = new TreeMap<>();

    World(Random random) {
      this.random = random;
    }

    static Resource resource(String name) {
      return new Resource("S", "ROUTE", name, DAY, "ORDERS");
    }

    String name() {
      return "R" + random.nextInt(3);
    }

    Turn turn() {
      int order = random.nextInt(6);
      return new Turn(
          order != 3,
          order % 4 == 0 ? null : Instant.EPOCH.plusSeconds(order % 3),
          order % 2,
          Instant.EPOCH.plusSeconds(order % 2),
          new OrderKey("S", "O" + order),
          "P" + random.nextInt(2));
    }

    /** What is asked up to and including a turn, where that is more than the resource can do. */
    OptionalLong overbooked(String name, Turn turn) {
      Map<String, Long> tells = said.getOrDefault(name, Map.of());
      if (tells.isEmpty() || !asked.getOrDefault(name, new TreeMap<>()).containsKey(turn)) {
        return OptionalLong.empty();
      }
      long sum = 0;
      for (Map.Entry<Turn, Long> each : asked.getOrDefault(name, new TreeMap<>()).entrySet()) {
        sum += each.getKey().compareTo(turn) <= 0 ? each.getValue() : 0;
      }
      return sum > Collections.min(tells.values()) ? OptionalLong.of(sum) : OptionalLong.empty();
    }

    /** Changes something in the world and in a ledger; returns whom the ledger says it touched. */
    Set<OrderKey> change(CapacityLedger<Turn> ledger) {
      Set<OrderKey> touched = new TreeSet<>();
      String name = name();
      if (random.nextInt(3) == 0) {
        String record = "F" + random.nextInt(2);
        boolean in = random.nextInt(4) > 0;
        long capacity = random.nextInt(12);
        if (in) {
          said.computeIfAbsent(name, n -> new TreeMap<>()).put(record, capacity);
        } else {
          said.computeIfAbsent(name, n -> new TreeMap<>()).remove(record);
        }
        ledger.limit(resource(name), record, capacity, FACT, in, touched);
        return touched;
      }
      Turn turn = turn();
      Booking<Turn> booking = new Booking<>(resource(name), turn);
      if (random.nextInt(4) == 0) {
        asked.computeIfAbsent(name, n -> new TreeMap<>()).remove(turn);
        ledger.forget(booking, touched);
      } else {
        long amount = random.nextInt(4);
        asked.computeIfAbsent(name, n -> new TreeMap<>()).put(turn, amount);
        ledger.ask(booking, amount, touched);
      }
      return touched;
    }

    Map<Booking<Turn>, OptionalLong> answers() {
      Map<Booking<Turn>, OptionalLong> answers = new TreeMap<>(BY_NAME);
      asked.forEach(
          (name, turns) ->
              turns
                  .keySet()
                  .forEach(
                      turn ->
                          answers.put(
                              new Booking<>(resource(name), turn), overbooked(name, turn))));
      return answers;
    }

    private static final Comparator<Booking<Turn>> BY_NAME =
        Comparator.comparing((Booking<Turn> b) -> b.resource().name()).thenComparing(Booking::turn);
  }

  @Test
  void answersEqualEverythingAddedUpAnewAndWhoeverIsTouchedIsTold() {
    int full = 0;
    for (int round = 0; round < 60; round++) {
      long seed = new Random().nextLong();
      World world = new World(new Random(seed));
      CapacityLedger<Turn> ledger = new CapacityLedger<>(Turn::order);
      Map<Booking<Turn>, OptionalLong> before = world.answers();
      for (int step = 0; step < 200; step++) {
        Set<OrderKey> touched = world.change(ledger);
        Map<Booking<Turn>, OptionalLong> after = world.answers();
        String where = "seed " + seed + " step " + step;
        for (Map.Entry<Booking<Turn>, OptionalLong> each : after.entrySet()) {
          OptionalLong answer = ledger.overbooked(each.getKey());
          assertThat(answer).as("%s %s", where, each.getKey()).isEqualTo(each.getValue());
          full += answer.isPresent() ? 1 : 0;
          OptionalLong was = before.getOrDefault(each.getKey(), OptionalLong.empty());
          if (answer.isPresent() != was.isPresent()) {
            assertThat(touched)
                .as("%s %s", where, each.getKey())
                .contains(each.getKey().turn().order());
          }
        }
        before = after;
      }
    }
    assertThat(full).isPositive();
  }

  @Test
  void whatIsPutInAnyOrderAndTwiceEndsTheSame() {
    for (int round = 0; round < 60; round++) {
      long seed = new Random().nextLong();
      World world = new World(new Random(seed));
      CapacityLedger<Turn> first = new CapacityLedger<>(Turn::order);
      for (int step = 0; step < 150; step++) {
        world.change(first);
      }
      CapacityLedger<Turn> second = new CapacityLedger<>(Turn::order);
      Set<OrderKey> touched = new TreeSet<>();
      List<Runnable> steps = new ArrayList<>();
      world.said.forEach(
          (name, records) ->
              records.forEach(
                  (record, capacity) ->
                      steps.add(
                          () ->
                              second.limit(
                                  World.resource(name), record, capacity, FACT, true, touched))));
      world.asked.forEach(
          (name, turns) ->
              turns.forEach(
                  (turn, amount) ->
                      steps.add(
                          () ->
                              second.ask(
                                  new Booking<>(World.resource(name), turn), amount, touched))));
      steps.addAll(List.copyOf(steps));
      Collections.shuffle(steps, world.random);
      steps.forEach(Runnable::run);
      world
          .answers()
          .forEach(
              (booking, answer) ->
                  assertThat(second.overbooked(booking))
                      .as("seed %d %s", seed, booking)
                      .isEqualTo(first.overbooked(booking))
                      .isEqualTo(answer));
    }
  }
}
