package io.holdwatch.deploy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.judge.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A judge that no bent rule can deceive: each one lowers precision or recall of its type. Most show
 * within the first days of a world; those that do not are tried in all of it.
 *
 * <p>The usual run takes every fifth bend; with {@code -Dholdwatch.bends=true} it takes them all.
 */
@Execution(ExecutionMode.CONCURRENT)
final class BendTest {
  private static final int FIRST_DAYS = 9;
  private static final int DAYS = 25;
  private static final Map<World, Recording> RECORDINGS = new ConcurrentHashMap<>();
  private static final Map<World, Verdict> UNBENT = new ConcurrentHashMap<>();

  /** A spell that was missed, as the judge says it. */
  private static final Pattern MISSED =
      Pattern.compile("([A-Z_]+) of order .*? was ([A-Z_]+) since");

  /**
   * Types with their sub-reasons of which some spell is missed where a rule of the type is bent.
   */
  private static final Set<String> SUFFERED = new ConcurrentSkipListSet<>();

  /** Those that do not occur in the worlds in which their type is bent, or are told besides. */
  private static final Set<String> NOT_MISSED =
      Set.of(
          "COMPLIANCE_BLOCK EXPORT",
          "COMPLIANCE_BLOCK HAZARD",
          "COMPLIANCE_BLOCK LICENCE_EXPIRED",
          "COMPLIANCE_BLOCK SANCTIONS",
          "CONTRACT_DISPUTE UNKNOWN_CONTRACT",
          "DELIVERY_FAILED FAILED",
          "PRICE_MISMATCH UNDER_CONTRACT",
          "PRICE_MISMATCH UNDER_CUSTOMER_LIST",
          "PRICE_MISMATCH UNDER_PROMOTION",
          "SHIPMENT_DELAY NOT_SHIPPED",
          "STATUS_MISMATCH STAGE");

  private record World(long seed, int days) {}

  static List<Bend> rules() {
    List<Bend> all = Bends.all();
    return Boolean.getBoolean("holdwatch.bends")
        ? all
        : IntStream.range(0, all.size()).filter(i -> i % 5 == 0).mapToObj(all::get).toList();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aBentRuleShows(Bend bend) {
    World first = new World(bend.seed(), FIRST_DAYS);
    Verdict unbent = UNBENT.computeIfAbsent(first, world -> Trial.of(recording(world)));
    boolean shows = score(unbent, bend) == 1.0 && score(verdict(first, bend), bend) < 1.0;
    if (!shows) {
      Verdict verdict = verdict(new World(bend.seed(), DAYS), bend);
      assertThat(verdict.types()).as("seed %s", bend.seed()).containsKey(bend.type().name());
      assertThat(score(verdict, bend)).as("%s", verdict.types()).isLessThan(1.0);
    }
  }

  /** Of every other sub-reason some spell is missed under some bend. */
  @AfterAll
  static void everyOtherSubReasonSuffersUnderABend() {
    if (Boolean.getBoolean("holdwatch.bends")) {
      Set<String> all = new TreeSet<>(Reasons.ALL);
      all.removeAll(NOT_MISSED);
      assertThat(SUFFERED).isEqualTo(all);
    }
  }

  private static Verdict verdict(World world, Bend bend) {
    Verdict verdict = Trial.of(recording(world), bend.pack(), bend.facts());
    // Another time to settle moves the opening of all spells of a type, whatever they are about.
    (bend.rule().contains("settle") ? Stream.<String>empty() : verdict.missed().stream())
        .map(MISSED::matcher)
        .filter(Matcher::lookingAt)
        .filter(missed -> missed.group(1).equals(bend.type().name()))
        .forEach(missed -> SUFFERED.add(missed.group(1) + " " + missed.group(2)));
    return verdict;
  }

  private static Recording recording(World world) {
    return RECORDINGS.computeIfAbsent(world, each -> Recording.of(each.seed(), each.days()));
  }

  /** The lesser of precision and recall of the bend's type; nothing where nobody heard of it. */
  private static double score(Verdict verdict, Bend bend) {
    Verdict.Score score = verdict.types().get(bend.type().name());
    return score == null ? 0 : Math.min(score.precision(), score.recall());
  }
}
