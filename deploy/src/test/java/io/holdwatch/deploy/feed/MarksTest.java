package io.holdwatch.deploy.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MarksTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void marksEachChangeOfDateJustBeforeTheNextDaysFirstTime() {
    Marks marks = marks(1 * DAY, 1 * DAY + 5, 2 * DAY + 7, 2 * DAY + 9);
    assertThat(marks.before(0)).hasValue(DAY - 1);
    assertThat(marks.before(1)).isEmpty();
    assertThat(marks.before(2)).hasValue(2 * DAY + 6);
    assertThat(marks.before(3)).isEmpty();
    assertThat(marks.end()).hasValue(2 * DAY + 9);
  }

  @Test
  void holdsTheMarkBackForWhatIsStillToCome() {
    Marks marks = marks(1 * DAY, 3 * DAY, 2 * DAY, 4 * DAY);
    assertThat(marks.before(1)).hasValue(2 * DAY - 1);
    assertThat(marks.before(2)).isEmpty();
    assertThat(marks.before(3)).hasValue(4 * DAY - 1);
  }

  @Test
  void anEventWithoutTimeHoldsNothingBack() {
    Marks.Builder builder = new Marks.Builder();
    builder.addUndated();
    builder.add(DAY);
    builder.addUndated();
    builder.add(2 * DAY);
    builder.addUndated();
    Marks marks = builder.build();
    assertThat(marks.before(0)).hasValue(DAY - 1);
    assertThat(marks.before(1)).isEmpty();
    assertThat(marks.before(2)).hasValue(2 * DAY - 1);
    assertThat(marks.before(4)).isEmpty();
    assertThat(marks.end()).hasValue(2 * DAY);
  }

  @Test
  void withoutAnyTimeThereIsNoMark() {
    Marks.Builder builder = new Marks.Builder();
    builder.addUndated();
    assertThat(builder.build().before(0)).isEmpty();
    assertThat(builder.build().end()).isEmpty();
  }

  @Test
  void noMarkOvertakesAnEventThatIsStillToCome() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      long[] times = random.longs(40, 0, 20 * DAY).toArray();
      Marks marks = marks(times);
      List<Long> seen = new ArrayList<>();
      for (int i = 0; i < times.length; i++) {
        OptionalLong mark = marks.before(i);
        if (mark.isPresent()) {
          for (int j = i; j < times.length; j++) {
            assertThat(mark.getAsLong())
                .as("seed %d, mark before %d", seed, i)
                .isLessThan(times[j]);
          }
          seen.add(mark.getAsLong());
        }
      }
      assertThat(seen).as("seed %d", seed).isSorted();
    }
  }

  private static Marks marks(long... times) {
    Marks.Builder builder = new Marks.Builder();
    for (long time : times) {
      builder.add(time);
    }
    return builder.build();
  }
}
