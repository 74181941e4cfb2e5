package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.judge.ObservedSpell;
import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.simulation.Profile;
import io.holdwatch.deploy.truth.StandardSettling;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three regional warehouses with shared pools, planned waves and unreliable supply. */
@Execution(ExecutionMode.CONCURRENT)
final class ProfileTest {
  private static final int DAYS = 14;

  /** Types that were true in some world. */
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsExactlyWhatIsTrueAndEveryAllocationFailureBeforeItsWaveIsReleased(long seed) {
    Recording recording = Recording.of(Profile.W5, seed, DAYS);
    List<ObservedSpell> told =
        Trial.told(recording, Trial.standardPack(), UnaryOperator.identity());
    Verdict verdict = Trial.judge(recording, told);
    assertThat(verdict.wrong()).as("seed %s, told but not true", seed).isEmpty();
    assertThat(verdict.missed()).as("seed %s, true but not told", seed).isEmpty();
    recording.truth().forEach(spell -> SEEN.add(spell.type()));
    assertThat(AllocationFailure.of(recording))
        .as("seed %s, each told before its wave is released", seed)
        .isNotEmpty()
        .allMatch(failure -> failure.wasTold(told));
  }

  /** Whoever finds nothing of a type is right about it, too, but shows nothing. */
  @AfterAll
  static void everyTypeWasTrueSomewhere() {
    assertThat(SEEN).isEqualTo(StandardSettling.TIMES.keySet());
  }

  /** The judge of that is not blind. */
  @Test
  void whoeverWaitsForTheSettlingTimeBeforeAWaveTellsSomeFailuresTooLate() {
    Recording recording = Recording.of(Profile.W5, 5, DAYS);
    String waits =
        Trial.standardPack().replace("unconfirmedBefore: PT2H", "unconfirmedBefore: PT0S");
    List<ObservedSpell> told = Trial.told(recording, waits, UnaryOperator.identity());
    assertThat(AllocationFailure.of(recording)).anyMatch(failure -> !failure.wasTold(told));
  }

  @Test
  void tellsTheSameOfFactsThatComeTwiceAndInAnyOrder() {
    long seed = 12;
    Verdict verdict = Trial.of(Recording.of(Profile.W5, seed, 10).disordered(new Random(seed)));
    assertThat(verdict.matched()).isPositive();
    assertThat(verdict.wrong()).as("seed %s, told but not true", seed).isEmpty();
    assertThat(verdict.missed()).as("seed %s, true but not told", seed).isEmpty();
  }
}
