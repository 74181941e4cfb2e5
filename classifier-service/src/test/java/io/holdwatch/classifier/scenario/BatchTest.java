package io.holdwatch.classifier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.order.FactKeys;
import io.holdwatch.classifier.scope.Arrival;
import io.holdwatch.classifier.scope.Arrival.More;
import io.holdwatch.classifier.scope.Effect;
import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.classifier.scope.Tracked;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Inquiry;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.OrderLine;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes that are read together are looked at once; what stands in the end is the same. */
final class BatchTest {
  private static final int NEVER = -1;

  static List<Path> files() throws IOException {
    return ScenarioTest.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsReadTogetherEndsLikeWhatIsReadOneByOne(Path file) throws IOException {
    List<SpecificRecord> records = Scenario.records(file);
    assertThat(openAtTheEnd(records, More.OF_BATCH, NEVER))
        .isEqualTo(openAtTheEnd(records, More.NOTHING, NEVER));
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatARestartLeavesUnseenIsLookedAtWithTheNextTick(Path file) throws IOException {
    List<SpecificRecord> records = new ArrayList<>(Scenario.records(file));
    Instant last = records.stream().map(BatchTest::time).max(Instant::compareTo).orElseThrow();
    List<SpecificRecord> gone = new ArrayList<>(records);
    gone.addAll(deletes(records, last));
    for (List<SpecificRecord> each : List.of(records, gone)) {
      int crash = each.size() - 1;
      // What was lost has settled again by the second tick.
      each.add(new Tick("test", last.plusMillis(1)));
      each.add(new Tick("test", last.plus(Duration.ofDays(3))));
      assertThat(openAtTheEnd(each, More.OF_BATCH, crash))
          .isEqualTo(openAtTheEnd(each, More.OF_BATCH, NEVER));
    }
    assertThat(openAtTheEnd(gone, More.OF_BATCH, NEVER)).isEmpty();
  }

  private static Instant time(SpecificRecord record) {
    return record instanceof Tick tick
        ? tick.getTime()
        : FactKeys.envelope(record).map(Envelope::getEventTime).orElse(Instant.MIN);
  }

  /** That the orders, their lines and the inquiries among the records are gone. */
  private static List<SpecificRecord> deletes(List<SpecificRecord> records, Instant time) {
    Map<String, SpecificRecord> deletes = new LinkedHashMap<>();
    for (SpecificRecord record : records) {
      if (record instanceof Order || record instanceof OrderLine || record instanceof Inquiry) {
        SpecificRecord delete =
            SpecificData.getForClass(record.getClass()).deepCopy(record.getSchema(), record);
        Envelope envelope = FactKeys.envelope(delete).orElseThrow();
        List<Long> version = new ArrayList<>(envelope.getVersion());
        version.set(version.size() - 1, version.getLast() + 1);
        envelope.setVersion(version);
        envelope.setOp(Op.DELETE);
        envelope.setContentHash("gone");
        envelope.setEventTime(time);
        deletes.put(FactKeys.gateKey(delete, envelope), delete);
      }
    }
    return List.copyOf(deletes.values());
  }

  /**
   * Sub-reason of each exception and inquiry that is open when all has been taken.
   *
   * @param follows what is said of a fact that something follows
   * @param crash record after which the desk is built anew, from what was kept
   */
  private static Map<String, String> openAtTheEnd(
      List<SpecificRecord> records, More follows, int crash) {
    ScopeDesk desk = new ScopeDesk();
    Map<String, SpecificRecord> facts = new LinkedHashMap<>();
    Map<String, Tracked> tracked = new LinkedHashMap<>();
    for (int i = 0; i < records.size(); i++) {
      boolean more = Scenario.isFact(records.get(i)) && i + 1 < records.size();
      Arrival arrival = new Arrival(more ? follows : More.NOTHING, Optional.empty());
      for (Effect effect : desk.take(records.get(i), arrival)) {
        switch (effect) {
          case Effect.Keep keep -> facts.put(keep.key(), keep.fact());
          case Effect.Forget forget -> facts.remove(forget.key());
          case Effect.Track track -> tracked.put(track.exceptionId(), track.tracked());
          case Effect.Emit emit -> {}
          case Effect.Count count -> {}
        }
      }
      if (i == crash) {
        desk = new ScopeDesk();
        facts.forEach(desk::restore);
        tracked.values().forEach(desk::restore);
        desk.resume();
      }
    }
    Map<String, String> open = new TreeMap<>();
    tracked.forEach(
        (id, each) -> {
          ExceptionPacket last = each.last();
          if (last != null && last.getState() == ExceptionState.OPEN) {
            open.put(id, last.getSubReason());
          }
        });
    return open;
  }
}
