package io.holdwatch.classifier.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The two numbers of a rank never tell another order than the rank itself. */
final class LineRankTest {
  private static final Instant PROMISED = Instant.parse("2026-03-20T23:00:00Z");
  private static final Comparator<LineRank> BY_NUMBERS =
      Comparator.comparingLong(LineRank::major).thenComparingLong(LineRank::minor);

  @Test
  void withinADueTheNumbersAgreeWithTheOrder() {
    Random random = new Random(3);
    int told = 0;
    for (int i = 0; i < 20_000; i++) {
      LineRank one = rank(random);
      LineRank other = rank(random);
      int byNumbers = Integer.signum(BY_NUMBERS.compare(one, other));
      told += byNumbers == 0 ? 0 : 1;
      assertThat(byNumbers).as("%s %s", one, other).isIn(0, Integer.signum(one.compareTo(other)));
    }
    assertThat(told).isGreaterThan(15_000);
  }

  private static LineRank rank(Random random) {
    return new LineRank(
        PROMISED,
        random.nextInt(3),
        PROMISED.minusMillis(random.nextInt(4_000)),
        new LineKey(new OrderKey("S", "O" + random.nextInt(3)), "1"));
  }
}
