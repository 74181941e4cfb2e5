package io.holdwatch.ingest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.fact.TableReady;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.SnapshotPlace;
import io.holdwatch.ingest.mapping.SnapshotPlace.Marker;
import io.holdwatch.ingest.mapping.SourceMapping;
import io.holdwatch.ingest.source.SnapshotTracker.Part;
import io.holdwatch.ingest.source.Snapshots;
import io.holdwatch.ingest.source.Snapshots.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A source of two tables, of which one has no topic, and which is never quiet. */
class SourcesTest {
  private static final String MAPPING =
      """
      source: shop
      format: debezium-json
      scope: shop
      version: postgres-lsn
      tables:
        orders: {topic: shop.orders, key: [no], facts: [{type: Order, fields: {order: "{no}"}}]}
        returns: {topic: shop.returns, key: [no], facts: [{type: Order, fields: {order: "{no}"}}]}
      """;

  private static final SnapshotPlace STREAM = new SnapshotPlace(Marker.STREAM, 50);
  private static final Part ORDERS = new Part("shop.orders", 0);

  private final Bench bench;
  private final SourceMapping mapping;
  private final Set<String> topics = new TreeSet<>(Set.of("shop.orders"));
  private long offset;
  private int asked;

  SourcesTest(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("shop.yaml"), MAPPING);
    Mappings mappings = MappingFiles.load(List.of(file.toString()));
    bench = new Bench(mappings, folder);
    mapping = mappings.all().getFirst();
    bench.facts.acknowledged(bench.sources.exist(Map.of("shop.orders", 1)));
  }

  @Test
  void aTableWithoutTopicIsReadyOnceTheRestHasBeenForAWhileHoweverBusy() {
    for (int second = 0; second < 5; second++) {
      batch(STREAM);
      assertThat(ready()).as("second %d", second).containsExactly("shop.orders true");
    }
    assertThat(asked).as("the broker is asked only where it matters").isZero();
    batch(STREAM);
    batch(STREAM);
    assertThat(ready()).containsExactly("shop.orders true", "shop.returns true");
    batch(STREAM);
    assertThat(ready()).hasSize(2);
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void whileASnapshotRunsItIsNot() {
    batch(new SnapshotPlace(Marker.FIRST, 100));
    for (int second = 0; second < 20; second++) {
      batch(new SnapshotPlace(Marker.LAST_OF_TABLE, 100));
    }
    assertThat(ready()).doesNotContain("shop.returns true");
    for (int second = 0; second < 7; second++) {
      batch(second == 0 ? new SnapshotPlace(Marker.LAST, 100) : STREAM);
    }
    assertThat(ready()).contains("shop.returns true");
  }

  @Test
  void norIsItWhereTheBrokerHasItsTopicByNow() {
    batch(STREAM);
    topics.add("shop.returns");
    for (int second = 0; second < 10; second++) {
      batch(STREAM);
    }
    assertThat(ready()).containsExactly("shop.orders true");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void otherInstancesAreToldOnceWhatWasReadOfASnapshotAndNothingThatTheyTold() {
    batch(STREAM);
    batch(new SnapshotPlace(Marker.FIRST, 100));
    batch(new SnapshotPlace(Marker.WITHIN, 100));
    assertThat(bench.shared).containsExactly("shop 0:100 0:0");
    bench.sources.heard("shop", new Snapshots(new Place(0, 100), new Place(0, 10_100)));
    batch(new SnapshotPlace(Marker.LAST, 100));
    batch(new SnapshotPlace(Marker.STREAM, 200));
    bench.sources.heard("shop", new Snapshots(new Place(0, 20_000), new Place(0, 10_100)));
    batch(new SnapshotPlace(Marker.WITHIN, 20_000));
    assertThat(bench.shared).hasSize(1);
    assertThat(ready()).endsWith("shop.orders false", "shop.returns false");
    batch(new SnapshotPlace(Marker.LAST, 20_000));
    batch(new SnapshotPlace(Marker.STREAM, 20_001));
    assertThat(bench.shared).containsExactly("shop 0:100 0:0", "shop 0:20000 0:30000");
  }

  @Test
  void whatOthersCouldNotBeToldIsToldWithTheNextBatch() {
    bench.sharing = false;
    assertThatThrownBy(() -> batch(new SnapshotPlace(Marker.FIRST, 100)))
        .hasMessage("the broker is away");
    bench.sharing = true;
    batch(new SnapshotPlace(Marker.FIRST, 100));
    assertThat(bench.shared).containsExactly("shop 0:100 0:0");
  }

  @Test
  void aTombstoneMayBeOfAnyTimeAndSaysNothing() {
    batch(SnapshotPlace.STREAM);
    assertThat(ready()).isEmpty();
  }

  @Test
  void aPartitionThatIsReadElsewhereIsSpokenForThere() {
    batch(STREAM);
    bench.sources.revoked(List.of(ORDERS));
    bench.sources.heard("shop", new Snapshots(new Place(0, 100), Place.NONE));
    bench.facts.acknowledged(bench.sources.again());
    assertThat(ready()).containsExactly("shop.orders true", "shop.returns false");
    bench.sources.assigned(List.of(ORDERS));
    bench.sources.heard("shop", new Snapshots(new Place(1, 0), Place.NONE));
    bench.facts.acknowledged(bench.sources.again());
    assertThat(ready())
        .containsExactly(
            "shop.orders true", "shop.returns false", "shop.orders false", "shop.returns false");
  }

  /** One batch of one change, a second after the one before, as the listener handles it. */
  private void batch(SnapshotPlace place) {
    bench.time.addAndGet(1_000);
    bench.facts.acknowledged(bench.sources.again());
    bench.facts.acknowledged(
        bench.sources.absent(
            bench.time.get(),
            () -> {
              asked++;
              return topics;
            }));
    bench.facts.acknowledged(bench.sources.read(mapping, ORDERS, offset++, place));
    bench.sources.share();
  }

  private List<String> ready() {
    return bench.factLog.history().stream()
        .filter(
            each ->
                RecordHeaders.text(each.headers(), RecordHeaders.TYPE).get().equals("TableReady"))
        .map(each -> tableReady(each.value()))
        .map(each -> each.getTable() + " " + each.getReady())
        .toList();
  }

  private static TableReady tableReady(byte[] bytes) {
    try {
      return new SpecificDatumReader<>(TableReady.class)
          .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
