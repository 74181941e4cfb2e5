package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.truth.TrueSpell;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The classifier against the truth about the simulated world, for every type of exception. */
@Execution(ExecutionMode.CONCURRENT)
final class TrialTest {
  private static final int DAYS = 25;

  /** Types with their sub-reasons that were true in some world. */
  private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

  /** Share of orders in trouble, of each world. */
  private static final Queue<Double> TROUBLE = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsExactlyWhatIsTrue(long seed) {
    Recording recording = Recording.of(seed, DAYS);
    Verdict verdict = Trial.of(recording);
    assertThat(verdict.wrong()).as("seed %s, told but not true", seed).isEmpty();
    assertThat(verdict.missed()).as("seed %s, true but not told", seed).isEmpty();
    TROUBLE.add(recording.trouble());
    for (TrueSpell spell : recording.truth()) {
      SEEN.add(spell.type() + " " + spell.subReason());
    }
  }

  @AfterAll
  static void aboutOneOrderInSevenGetsIntoTrouble() {
    assertThat(TROUBLE).allMatch(share -> share > .10 && share < .20);
    assertThat(TROUBLE.stream().mapToDouble(share -> share).average().orElse(0))
        .as("of %s", TROUBLE)
        .isBetween(.12, .18);
  }

  /** A rule that no world of ten ever needs would be judged by nothing. */
  @AfterAll
  static void everySubReasonWasTrueSomewhere() {
    assertThat(SEEN).isEqualTo(Reasons.ALL);
  }
}
