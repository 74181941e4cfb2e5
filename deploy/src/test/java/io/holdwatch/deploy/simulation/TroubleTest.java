package io.holdwatch.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.truth.Policy;
import io.holdwatch.deploy.truth.StandardSettling;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The trouble of a simulated world; how much there is of it, the trials assert. */
class TroubleTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

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
    return new Truth(StandardSettling.TIMES, Policy.STANDARD).spells(simulation.history(), end);
  }
}
