package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.judge.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A judge that no bent rule can deceive: each one lowers precision or recall of its type. */
@Execution(ExecutionMode.CONCURRENT)
final class BendTest {
  private static final int DAYS = 25;
  private static final Map<Long, Recording> RECORDINGS = new ConcurrentHashMap<>();

  static List<Bend> rules() {
    return Bends.all();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aBentRuleShows(Bend bend) {
    Recording recording = RECORDINGS.computeIfAbsent(bend.seed(), seed -> Recording.of(seed, DAYS));
    Verdict verdict = Trial.of(recording, bend.pack(), bend.facts());
    Verdict.Score score =
        Objects.requireNonNull(verdict.types().get(bend.type().name()), bend.toString());
    assertThat(Math.min(score.precision(), score.recall())).as("%s", score).isLessThan(1.0);
  }
}
