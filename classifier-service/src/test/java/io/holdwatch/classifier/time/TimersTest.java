package io.holdwatch.classifier.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimersTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void takesOutWhatIsDueInOrderHoweverItWasSet(long seed) {
    Random random = new Random(seed);
    Timers<String> timers = new Timers<>();
    Map<String, Instant> plain = new TreeMap<>();
    for (int i = 0; i < 3_000; i++) {
      String id = "id" + random.nextInt(40);
      if (random.nextInt(20) == 0) {
        Instant upTo = Instant.ofEpochSecond(random.nextInt(12));
        List<Timers.Timer<String>> due = new ArrayList<>();
        plain.forEach(
            (each, at) -> {
              if (!at.isAfter(upTo)) {
                due.add(new Timers.Timer<>(at, each));
              }
            });
        due.sort(null);
        assertThat(timers.firstDue("clock", upTo))
            .isEqualTo(due.isEmpty() ? Optional.empty() : Optional.of(due.getFirst().due()));
        assertThat(timers.takeDue("clock", upTo)).isEqualTo(due);
        due.forEach(each -> plain.remove(each.id()));
      } else if (random.nextInt(3) == 0) {
        timers.set("clock", id, Optional.empty());
        plain.remove(id);
      } else {
        Instant at = Instant.ofEpochSecond(random.nextInt(12));
        timers.set("clock", id, Optional.of(at));
        plain.put(id, at);
      }
      assertThat(timers.due(id)).isEqualTo(Optional.ofNullable(plain.get(id)));
      assertThat(timers.size()).isEqualTo(plain.size());
    }
  }
}
