package io.holdwatch.classifier.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByRecordTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void holdsWhatASortedMapHoldsAndLeavesTheFormerOneAsItWas(long seed) {
    Random random = new Random(seed);
    TreeMap<String, Integer> plain = new TreeMap<>();
    ByRecord<Integer> facts = ByRecord.none();
    for (int i = 0; i < 2_000; i++) {
      String record = "order:" + random.nextInt(40);
      boolean present = random.nextInt(100) < (i < 1_500 ? 60 : 20);
      ByRecord<Integer> former = facts;
      List<Integer> said = List.copyOf(former);
      facts = former.with(record, i, present);
      if (present) {
        plain.put(record, i);
      } else {
        plain.remove(record);
      }
      assertThat(facts).containsExactlyElementsOf(plain.values());
      assertThat(former).isEqualTo(said);
    }
  }
}
