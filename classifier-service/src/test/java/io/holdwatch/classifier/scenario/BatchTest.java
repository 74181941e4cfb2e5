package io.holdwatch.classifier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.scope.Arrival;
import io.holdwatch.classifier.scope.Arrival.More;
import io.holdwatch.classifier.scope.Effect;
import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that are read together are looked at once; what stands in the end is the same. */
final class BatchTest {
  static List<Path> files() throws IOException {
    return ScenarioTest.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsReadTogetherEndsLikeWhatIsReadOneByOne(Path file) throws IOException {
    List<SpecificRecord> records = Scenario.records(file);
    assertThat(openAtTheEnd(records, true)).isEqualTo(openAtTheEnd(records, false));
  }

  /** Sub-reason of each exception that is open when all has been taken. */
  private static Map<String, String> openAtTheEnd(List<SpecificRecord> records, boolean together) {
    ScopeDesk desk = new ScopeDesk();
    Map<String, String> open = new TreeMap<>();
    for (int i = 0; i < records.size(); i++) {
      boolean follows =
          together
              && Scenario.isFact(records.get(i))
              && i + 1 < records.size()
              && Scenario.isFact(records.get(i + 1));
      Arrival arrival = new Arrival(follows ? More.OF_BATCH : More.NOTHING, Optional.empty());
      List<Effect> effects = new ArrayList<>(desk.take(records.get(i), arrival));
      for (Effect effect : effects) {
        if (effect instanceof Effect.Track track) {
          if (track.tracked().life().phase() == Life.Phase.OPEN) {
            // Memories have no packet.
            ExceptionPacket last = track.tracked().last();
            open.put(track.exceptionId(), last == null ? "" : last.getSubReason());
          } else {
            open.remove(track.exceptionId());
          }
        }
      }
    }
    return open;
  }
}
