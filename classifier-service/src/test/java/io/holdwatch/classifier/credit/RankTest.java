package io.holdwatch.classifier.credit;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The two numbers of a rank never tell another order than the rank itself. */
final class RankTest {
  private static final Comparator<Rank> BY_NUMBERS =
      Comparator.comparingLong(Rank::major).thenComparingLong(Rank::minor);
  private static final List<Instant> TIMES =
      List.of(
          Instant.MIN,
          Instant.EPOCH.minusNanos(1),
          Instant.EPOCH,
          Instant.EPOCH.plusNanos(1),
          Instant.parse("2026-03-02T08:00:00Z"),
          Instant.parse("2026-03-02T08:00:00.999999999Z"),
          Instant.parse("2026-03-02T08:00:01Z"),
          Instant.parse("2500-01-01T00:00:00Z"),
          Instant.MAX);

  @Test
  void theNumbersAgreeWithTheOrder() {
    Random random = new Random(3);
    int told = 0;
    for (int i = 0; i < 20_000; i++) {
      Rank one = rank(random);
      Rank other = rank(random);
      int byNumbers = Integer.signum(BY_NUMBERS.compare(one, other));
      told += byNumbers == 0 ? 0 : 1;
      assertThat(byNumbers).as("%s %s", one, other).isIn(0, Integer.signum(one.compareTo(other)));
    }
    assertThat(told).isGreaterThan(18_000);
  }

  private static Rank rank(Random random) {
    return new Rank(
        random.nextBoolean(),
        TIMES.get(random.nextInt(TIMES.size())),
        TIMES.get(random.nextInt(TIMES.size())),
        new OrderKey("S", "O" + random.nextInt(3)));
  }
}
