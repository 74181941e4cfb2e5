package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.demo.ObservedSpells;
import io.holdwatch.deploy.judge.Verdict;
import io.holdwatch.deploy.simulation.Profile;
import io.holdwatch.deploy.truth.StandardSettling;
import io.holdwatch.deploy.truth.TrueSpell;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Eight warehouses with as many orders as the demonstration has, for as long as it goes fast.
 *
 * <p>The usual run tries one seed; with {@code -Dholdwatch.seeds=10} it tries ten, with {@code
 * -Dholdwatch.seed=7} that one alone.
 */
@Execution(ExecutionMode.CONCURRENT)
final class FullSizeTest {
  private static final int DAYS = 4;

  static List<Long> seeds() {
    Long one = Long.getLong("holdwatch.seed");
    return one != null
        ? List.of(one)
        : LongStream.rangeClosed(1, Long.getLong("holdwatch.seeds", 1)).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tellsExactlyWhatIsTrueOfThousandsOfOrdersADay(long seed) {
    ObservedSpells observed = new ObservedSpells();
    Trial.Listener product = new Trial.Listener(Trial.standardPack(), observed::add);
    Recording days = Recording.listened(Profile.W3, seed, DAYS, product);
    Verdict verdict = Trial.judge(days, observed.spells());
    assertThat(verdict.wrong()).as("seed %s, told but not true", seed).isEmpty();
    assertThat(verdict.missed()).as("seed %s, true but not told", seed).isEmpty();
    assertThat(days.ordersPerDay()).as("seed %s, orders of each day", seed).hasSize(DAYS);
    assertThat(days.ordersPerDay()).as("seed %s", seed).allMatch(orders -> orders >= 2_000);
    assertThat(days.trouble()).as("seed %s, share in trouble", seed).isBetween(.12, .18);
    assertThat(days.truth().stream().map(TrueSpell::type).collect(Collectors.toSet()))
        .as("seed %s, types", seed)
        .containsExactlyInAnyOrderElementsOf(Set.copyOf(StandardSettling.TIMES.keySet()));
  }
}
