package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.judge.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What sources do to an order of events. */
@Execution(ExecutionMode.CONCURRENT)
final class DisorderTest {
  @Test
  void tellsTheSameOfFactsThatComeTwiceAndInAnyOrder() {
    long seed = 11;
    Verdict verdict = Trial.of(Recording.of(seed, 15).disordered(new Random(seed)));
    assertThat(verdict.matched()).isPositive();
    assertThat(verdict.wrong()).as("seed %s, told but not true", seed).isEmpty();
    assertThat(verdict.missed()).as("seed %s, true but not told", seed).isEmpty();
  }
}
