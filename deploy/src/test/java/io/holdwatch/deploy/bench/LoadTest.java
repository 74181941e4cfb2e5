package io.holdwatch.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.feed.Event;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.MappingFiles;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  @TempDir private Path folder = Path.of("");

  @Test
  void theSameSeedGivesTheSameBytes() {
    assertThat(bytes(new Load(5, "X", NOW).next(500)))
        .isEqualTo(bytes(new Load(5, "X", NOW).next(500)))
        .isNotEqualTo(bytes(new Load(6, "X", NOW).next(500)));
  }

  @Test
  void everyEventBecomesTheFactThatIsPromised() {
    Load load = new Load(5, "X", NOW);
    for (Batch batch : List.of(load.master(), load.next(500), load.next(1))) {
      assertThat(facts(batch)).isEqualTo(new TreeMap<>(batch.facts()));
    }
  }

  @Test
  void someOrdersAreLateAndNoneTwice() {
    Load load = new Load(5, "X", NOW);
    Batch first = load.next(1_000);
    assertThat(first.events()).hasSize(1_000 * Load.EVENTS_PER_ORDER);
    assertThat(first.late()).hasSizeBetween(100, 200);
    assertThat(load.next(1_000).late()).doesNotContainAnyElementsOf(first.late());
  }

  private Map<String, Long> facts(Batch batch) {
    Path file = folder.resolve("bench.yaml");
    Bench.writeMapping(file);
    Mappings mappings = MappingFiles.load(List.of(file.toString()));
    Map<String, Long> facts = new TreeMap<>();
    for (Event event : batch.events()) {
      Outcome outcome =
          mappings.map(
              Change.sample(event.topic(), event.line(), event.key(), event.value()),
              source -> 0,
              id -> Optional.empty());
      assertThat(outcome).isInstanceOf(Outcome.Mapped.class);
      ((Outcome.Mapped) outcome).facts().forEach(fact -> facts.merge(fact.type(), 1L, Long::sum));
    }
    return facts;
  }

  private static List<ByteBuffer> bytes(Batch batch) {
    return batch.events().stream()
        .map(
            event ->
                event.value() == null ? ByteBuffer.allocate(0) : ByteBuffer.wrap(event.value()))
        .toList();
  }
}
