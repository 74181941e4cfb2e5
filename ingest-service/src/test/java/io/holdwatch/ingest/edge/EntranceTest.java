package io.holdwatch.ingest.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.ingest.edge.Entrance.Taken;
import io.holdwatch.ingest.mapping.EventBatch;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import io.holdwatch.ingest.mapping.Samples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntranceTest {
  private static final Mappings DEMO = MappingFiles.load(List.of("demo"));
  private static final String GOOD = Samples.SHIPMENT;
  private static final String BAD = GOOD.replace("\"sequence\":\"5\"", "\"sequence\":\"five\"");
  private static final Map<String, String> SAID =
      Map.of("content-type", "application/cloudevents+json");

  private final Path folder;

  EntranceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void whatCannotBeMappedIsKeptAuditedAndCountedOnceWhileTheRestBecomesFacts() {
    Bench bench = new Bench(DEMO, folder);
    List<Taken> taken = bench.entrance().accept(List.of(bytes(BAD), bytes(GOOD)), SAID);

    assertThat(taken.get(0).outcome()).isInstanceOf(Outcome.Rejection.class);
    assertThat(taken.get(1).outcome()).isInstanceOf(Outcome.Mapped.class);
    assertThat(bench.facts()).contains("Shipment:demo:shipments:HTTP:S1");
    assertThat(bench.rejected())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter)
                  .containsEntry("value", BAD)
                  .containsEntry("content-type", "application/cloudevents+json")
                  .containsEntry("holdwatch-reason", "BAD_VERSION")
                  .containsEntry("holdwatch-at", "@sequence")
                  .containsEntry("holdwatch-mapping", "demo")
                  .containsEntry("holdwatch-position", taken.get(0).position());
              assertThat(letter.get("holdwatch-message")).contains("five");
            });
    assertThat(bench.audited())
        .singleElement()
        .asString()
        .contains("EVENT_REJECTED", "\"sequence\":1", taken.get(0).position(), "BAD_VERSION");
    assertThat(bench.counted("holdwatch.in")).isEqualTo(2);
    assertThat(bench.counted("holdwatch.out")).isEqualTo(1);
    assertThat(bench.counted("holdwatch.rejected")).isEqualTo(1);
  }

  @Test
  void eachFactSaysWhatFollowsItSoThatOneLookIsEnoughForAllOfARequest() {
    Bench bench = new Bench(DEMO, folder);
    String other = GOOD.replace("S1", "S2");
    var unused = bench.entrance().accept(List.of(bytes(GOOD), bytes(BAD), bytes(other)), SAID);
    assertThat(bench.follows())
        .containsExactly(
            "Shipment:demo:shipments:HTTP:S1 change",
            "ShipmentLine:demo:shipments:HTTP:S1:10 batch",
            "Shipment:demo:shipments:HTTP:S2 change",
            "ShipmentLine:demo:shipments:HTTP:S2:10 nothing");
  }

  @Test
  void noPositionComesTwiceAlsoAfterARestart() {
    Bench bench = new Bench(DEMO, folder);
    Entrance before = bench.entrance();
    before.accept(List.of(bytes(BAD), bytes(BAD)), SAID);
    bench.time.addAndGet(1);
    bench.entrance().accept(List.of(bytes(BAD)), SAID);
    assertThat(bench.rejected())
        .extracting(letter -> letter.get("holdwatch-position"))
        .containsExactly(
            "http/1-1767607200000-0@0", "http/1-1767607200000-0@1", "http/1-1767607200001-0@0");
  }

  @Test
  void aBodyInWhichNoEventCanBeToldFromTheNextIsOneRejectedInput() {
    Bench bench = new Bench(DEMO, folder);
    byte[] body = bytes("[{\"specversion\":");
    String position =
        bench
            .entrance()
            .refuse(
                body,
                Map.of("content-type", "application/cloudevents-batch+json"),
                EventBatch.of(body).rejection().orElseThrow());
    assertThat(bench.rejected())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter)
                    .containsEntry("holdwatch-reason", "NOT_JSON")
                    .containsEntry("holdwatch-position", position)
                    .containsEntry("value", "[{\"specversion\":"));
    assertThat(bench.audited()).hasSize(1);
    assertThat(bench.counted("holdwatch.in")).isEqualTo(1);
    assertThat(bench.counted("holdwatch.rejected")).isEqualTo(1);
  }

  @Test
  void whatWasNotAcknowledgedIsNeitherCountedNorTakesANumberOfTheAudit() {
    Bench bench = new Bench(DEMO, folder);
    Entrance entrance = bench.entrance();
    bench.rejectLog.sendException = new TimeoutException("no broker");
    assertThatThrownBy(() -> entrance.accept(List.of(bytes(BAD)), SAID))
        .isInstanceOf(TimeoutException.class);
    assertThat(bench.counted("holdwatch.in")).isZero();
    bench.rejectLog.sendException = null;
    entrance.accept(List.of(bytes(BAD)), SAID);
    assertThat(bench.rejected()).hasSize(1);
    assertThat(bench.audited()).singleElement().asString().contains("\"sequence\":1");
  }

  @Test
  void aCommitWhoseAnswerDidNotComeIsAskedAgainRatherThanGivenUp() {
    AtomicInteger asked = new AtomicInteger();
    MockProducer<byte[], byte[]> slow =
        new MockProducer<>(
            Bench.cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
          @Override
          public void commitTransaction() {
            if (asked.incrementAndGet() < 3) {
              throw new TimeoutException("no answer");
            }
            super.commitTransaction();
          }
        };
    Bench bench = new Bench(DEMO, folder, slow);
    bench.entrance().accept(List.of(bytes(BAD)), SAID);
    assertThat(asked).hasValue(3);
    assertThat(bench.rejected()).hasSize(1);
    assertThat(bench.counted("holdwatch.rejected")).isEqualTo(1);
  }

  @Test
  void aRequestThatNobodyWaitsForAnyLongerLeavesNoTransactionBehind() {
    AtomicInteger asked = new AtomicInteger();
    MockProducer<byte[], byte[]> given =
        new MockProducer<>(
            Bench.cluster(), true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
          @Override
          public synchronized void flush() {
            if (asked.get() == 0) {
              Thread.currentThread().interrupt();
              throw new InterruptException(new InterruptedException("gone"));
            }
            super.flush();
          }

          @Override
          public void abortTransaction() {
            if (asked.incrementAndGet() < 3) {
              Thread.currentThread().interrupt();
            }
            if (Thread.currentThread().isInterrupted()) {
              throw new InterruptException(new InterruptedException("gone"));
            }
            super.abortTransaction();
          }
        };
    Bench bench = new Bench(DEMO, folder, given);
    Entrance entrance = bench.entrance();
    assertThatThrownBy(() -> entrance.accept(List.of(bytes(BAD)), SAID))
        .isInstanceOf(InterruptException.class);
    assertThat(Thread.interrupted()).as("still to be noticed").isTrue();
    assertThat(asked).as("aborted in the end").hasValue(3);
    entrance.accept(List.of(bytes(BAD)), SAID);
    assertThat(bench.rejected()).hasSize(1);
  }

  @Test
  void whatIsTooLargeForARecordIsKeptInPartAndSaysSo() {
    Bench bench = new Bench(DEMO, folder);
    Entrance entrance = bench.entrance();
    byte[] large = new byte[Clients.LARGEST_RECORD + 1];
    Arrays.fill(large, (byte) 'x');
    entrance.accept(List.of(large), SAID);
    Map<String, String> letter = bench.rejected().getLast();
    assertThat(letter)
        .containsEntry("holdwatch-reason", "TOO_LARGE")
        .containsEntry("holdwatch-cut", Integer.toString(large.length))
        .containsAllEntriesOf(SAID);
    assertThat(letter.getOrDefault("value", "").length())
        .isBetween(Clients.LARGEST_LETTER - 1_000, Clients.LARGEST_LETTER);
    Map<String, String> hostile = new HashMap<>(SAID);
    hostile.put("ce_extension", "y".repeat(Clients.LARGEST_RECORD));
    entrance.accept(List.of(bytes(BAD)), hostile);
    assertThat(bench.rejected().getLast())
        .containsEntry("value", BAD)
        .containsEntry("holdwatch-cut", Integer.toString(bytes(BAD).length))
        .doesNotContainKey("ce_extension");
  }

  @Test
  void aNameThatIsAsLongAsItsSenderLikesFitsIntoTheAuditLog() {
    Bench bench = new Bench(DEMO, folder);
    String hostile = BAD.replaceFirst("\\{", "{\"" + "\\\\\"".repeat(33_000) + "\": [],");
    bench.entrance().accept(List.of(bytes(hostile)), SAID);
    assertThat(bench.audited()).hasSize(1);
    assertThat(bench.rejected().getLast().getOrDefault("holdwatch-at", ""))
        .startsWith("\"\"\"")
        .hasSizeLessThan(600);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
