package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.ScheduleLine;
import io.holdwatch.contract.fact.Site;
import io.holdwatch.contract.fact.StatusReport;
import io.holdwatch.deploy.judge.Verdict;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrialTest {
  private static final String PACK = Trial.standardPack();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tellsExactlyWhatIsTrue(long seed) {
    Verdict verdict = new Trial(seed, 25, PACK, UnaryOperator.identity()).run();
    assertThat(verdict.wrong()).as("seed %s, told but not true", seed).isEmpty();
    assertThat(verdict.missed()).as("seed %s, true but not told", seed).isEmpty();
    assertThat(verdict.matched()).isPositive();
  }

  static Stream<Map.Entry<String, Trial>> bentRules() {
    return Map.of(
        "settling ignored", bent("SHIPMENT_DELAY: PT4H", "SHIPMENT_DELAY: PT0S"),
        "settling too long", bent("SHIPMENT_DELAY: PT4H", "SHIPMENT_DELAY: PT9H"),
        "cut-offs ignored", bent(TrialTest::withoutCutOff),
        "zones ignored", bent(TrialTest::withoutZone),
        "estimates ignored", bent(TrialTest::withoutEstimate),
        "cancellations ignored", bent(TrialTest::withoutCancellation),
        "confirmations ignored", bent(TrialTest::withoutConfirmation))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("bentRules")
  void aBentRuleShows(Map.Entry<String, Trial> bent) {
    Verdict verdict = bent.getValue().run();
    assertThat(Math.min(verdict.precision(), verdict.recall())).as(bent.getKey()).isLessThan(1.0);
  }

  private static Trial bent(UnaryOperator<SpecificRecord> bend) {
    return new Trial(1, 25, PACK, bend);
  }

  private static Trial bent(String from, String to) {
    assertThat(PACK).contains(from);
    return new Trial(1, 25, PACK.replace(from, to), UnaryOperator.identity());
  }

  private static SpecificRecord withoutCutOff(SpecificRecord fact) {
    return fact instanceof Site site ? Site.newBuilder(site).setCutOff(null).build() : fact;
  }

  private static SpecificRecord withoutZone(SpecificRecord fact) {
    return fact instanceof Site site ? Site.newBuilder(site).setZone("UTC").build() : fact;
  }

  private static SpecificRecord withoutEstimate(SpecificRecord fact) {
    return fact instanceof StatusReport report
        ? StatusReport.newBuilder(report).setEstimated(null).build()
        : fact;
  }

  private static SpecificRecord withoutCancellation(SpecificRecord fact) {
    return fact instanceof OrderLine line
        ? OrderLine.newBuilder(line).setCancelled(null).build()
        : fact;
  }

  private static SpecificRecord withoutConfirmation(SpecificRecord fact) {
    return fact instanceof ScheduleLine line
        ? ScheduleLine.newBuilder(line).setConfirmed(null).build()
        : fact;
  }
}
