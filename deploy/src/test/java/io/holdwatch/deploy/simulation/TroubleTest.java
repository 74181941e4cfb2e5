package io.holdwatch.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much trouble there is in the simulated world, and of which kinds. */
class TroubleTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  static List<TrueSpell> spells(Simulation simulation, int days, Duration step) {
    Truth truth = new Truth(Duration.ofHours(4));
    List<TrueSpell> spells = new ArrayList<>();
    Instant end = START.plus(Duration.ofDays(days));
    for (Instant now = START; now.isBefore(end); now = simulation.now()) {
      simulation.advanceTo(now.plus(step));
      for (OrderHistory closed : simulation.takeClosed()) {
        spells.addAll(truth.spells(closed, simulation.now()));
      }
    }
    simulation.open().forEach(order -> spells.addAll(truth.spells(order, end)));
    return spells;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void someOrdersAreDelayedInEveryWay(long seed) {
    Simulation simulation = new Simulation(seed, "DE01", START, 100);
    List<TrueSpell> spells = spells(simulation, 30, Duration.ofDays(1));
    double share =
        (double) spells.stream().map(TrueSpell::order).distinct().count() / simulation.orders();
    assertThat(share).as("share of orders with a real delay, seed %s", seed).isBetween(0.03, 0.17);
    assertThat(spells.stream().map(TrueSpell::subReason).distinct())
        .containsExactlyInAnyOrder(
            "NOT_SHIPPED", "PARTLY_SHIPPED", "NOT_DELIVERED", "CONFIRMED_LATER", "ESTIMATED_LATER");
    assertThat(spells.stream().map(TrueSpell::outcome)).contains("LATE", "CAUSE_GONE");
  }

  @Test
  void theTruthOfAClosedOrderIsFinal() {
    Simulation first = new Simulation(3, "DE01", START, 50);
    Simulation second = new Simulation(3, "DE01", START, 50);
    assertThat(spells(first, 30, Duration.ofHours(1)))
        .containsExactlyInAnyOrderElementsOf(spells(second, 30, Duration.ofDays(30)));
  }
}
