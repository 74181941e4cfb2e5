package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The recorded Northwind stream through its pack; the recording lies beside the repository and need
 * not be there.
 */
class NorthwindTest {
  private static final String FILE = "shared/data/northwind-cdc.jsonl.gz";

  @Test
  void everyOrderAndLineOfTheRecordingBecomesAFactAndNothingIsRejected() throws IOException {
    Path recording = recording();
    if (!Files.exists(recording)) {
      return;
    }
    Mappings mappings = MappingFiles.load(List.of("northwind"));
    Map<String, Set<String>> keys = new HashMap<>();
    Set<String> versions = new HashSet<>();
    long number = 0;
    int contacts = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(recording)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Outcome outcome =
            mappings.map(
                MappingTrial.change(++number, line), source -> 0, id -> java.util.Optional.empty());
        assertThat(outcome)
            .as("line %d: %s", number, outcome)
            .isNotInstanceOf(Outcome.Rejection.class);
        if (outcome instanceof Outcome.Mapped mapped) {
          contacts += mapped.contacts().size();
          for (Fact fact : mapped.facts()) {
            keys.computeIfAbsent(fact.type(), type -> new HashSet<>()).add(fact.key());
            assertThat(versions.add(fact.key() + fact.envelope().getVersion())).isTrue();
          }
        }
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    keys.forEach((type, ids) -> counts.put(type, ids.size()));
    assertThat(number).isEqualTo(4014);
    assertThat(contacts).isEqualTo(91 + 29 + 9);
    assertThat(counts)
        .containsEntry("Order", 830)
        .containsEntry("OrderLine", 2155)
        .containsEntry("Shipment", 809)
        .containsEntry("Customer", 91)
        .containsEntry("Supplier", 29)
        .containsEntry("Item", 77)
        .containsEntry("Price", 77)
        .containsEntry("Stock", 77);
  }

  /**
   * Beside the repository, wherever that was cloned to; else under the folder that the environment
   * names.
   */
  private static Path recording() {
    String folder = System.getenv("HOLDWATCH_DATA");
    return folder == null
        ? Path.of("../..").resolve(FILE).normalize()
        : Path.of(folder).resolve("northwind-cdc.jsonl.gz");
  }
}
