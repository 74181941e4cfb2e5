package io.holdwatch.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.truth.Policy;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much trouble there is in the simulated world, and of which kinds. */
class TroubleTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Map<String, Duration> SETTLING =
      Stream.of(
              "SHIPMENT_DELAY",
              "STOCK_SHORTAGE",
              "ALLOCATION_CONFLICT",
              "PRIORITY_CONFLICT",
              "SUBSTITUTION_NEEDED",
              "CREDIT_HOLD",
              "HOLD_MISMATCH",
              "PRICE_MISMATCH",
              "MASTER_DATA_CONFLICT")
          .collect(Collectors.toMap(type -> type, _ -> Duration.ofHours(4)));

  @ParameterizedTest
  @CsvSource({"1, 40", "2, 40", "3, 40", "1, 100", "2, 100"})
  void aboutOneOrderInSevenGetsIntoTrouble(long seed, int ordersPerDay) {
    Simulation simulation = new Simulation(seed, "DE01", START, ordersPerDay);
    List<TrueSpell> spells = spells(simulation, 25);
    double share =
        (double) spells.stream().map(TrueSpell::order).distinct().count() / simulation.orders();
    assertThat(share)
        .as("share of orders in trouble, seed %s, %s orders a day", seed, ordersPerDay)
        .isBetween(0.12, 0.18);
    assertThat(spells.stream().map(TrueSpell::type))
        .contains(
            "SHIPMENT_DELAY",
            "STOCK_SHORTAGE",
            "CREDIT_HOLD",
            "HOLD_MISMATCH",
            "PRICE_MISMATCH",
            "MASTER_DATA_CONFLICT");
    assertThat(spells.stream().map(TrueSpell::outcome)).contains("LATE", "CAUSE_GONE");
  }

  @Test
  void theTruthDoesNotDependOnHowTimeIsCut() {
    Simulation whole = new Simulation(3, "DE01", START, 20);
    Simulation cut = new Simulation(3, "DE01", START, 20);
    for (int hour = 1; hour <= 15 * 24; hour++) {
      cut.advanceTo(START.plus(Duration.ofHours(hour)));
    }
    assertThat(spells(cut, 15)).isEqualTo(spells(whole, 15));
  }

  private static List<TrueSpell> spells(Simulation simulation, int days) {
    Instant end = START.plus(Duration.ofDays(days));
    simulation.advanceTo(end);
    return new Truth(SETTLING, Policy.STANDARD).spells(simulation.history(), end);
  }
}
