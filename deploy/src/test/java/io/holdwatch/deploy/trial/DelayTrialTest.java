package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.deploy.demo.ObservedSpells;
import io.holdwatch.deploy.judge.Judge;
import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.simulation.history.OrderHistory;
import io.holdwatch.deploy.truth.Policy;
import io.holdwatch.deploy.truth.StandardSettling;
import io.holdwatch.deploy.truth.TrueSpell;
import io.holdwatch.deploy.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Delays of orders to which everything happens that can move, break and mend a promise. */
@Execution(ExecutionMode.CONCURRENT)
final class DelayTrialTest {
  private static final int ORDERS = Integer.getInteger("holdwatch.orders", 500);

  @Test
  void tellsEveryDelayAsItWasWhateverBecomesOfThePromises() {
    int spells = 0;
    for (long seed = 1; seed <= ORDERS; seed++) {
      spells += judge(seed);
    }
    assertThat(spells).isGreaterThan(ORDERS / 2);
  }

  /** Returns how many delays there were. */
  static int judge(long seed) {
    OrderHistory history = OrderTale.of(seed);
    Instant end = history.happenings().getLast().at().plus(Duration.ofDays(9));
    List<TrueSpell> truth = new Truth(StandardSettling.TIMES, Policy.STANDARD).spells(history, end);
    ObservedSpells observed = new ObservedSpells();
    Trial.Listener product =
        new Trial.Listener(
            Trial.standardPack(),
            packet -> {
              if (packet.getType() == ExceptionType.SHIPMENT_DELAY) {
                observed.add(packet);
              }
            });
    OrderFacts.of(history, end, new Random(seed)).forEach(product);
    Verdict verdict = Judge.judge(truth, observed.spells(), end);
    assertThat(verdict.wrong()).as("seed %s, told but not true", seed).isEmpty();
    assertThat(verdict.missed()).as("seed %s, true but not told", seed).isEmpty();
    return verdict.matched();
  }
}
