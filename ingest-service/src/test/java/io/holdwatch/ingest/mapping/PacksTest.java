package io.holdwatch.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packs of the product on sample events: what each becomes stands beside it, as {@code mapping
 * test} prints it. {@code -Dholdwatch.golden=true} writes it anew; read the difference before it is
 * committed.
 */
class PacksTest {
  private static final Path FOLDER = Path.of("src/test/resources/packs");

  @ParameterizedTest
  @ValueSource(strings = {"odoo", "wms", "tms", "finance", "crm", "dispatch"})
  void samplesBecomeTheFactsThatStandBesideThem(String pack) throws IOException {
    Mappings mappings = MappingFiles.load(List.of(pack));
    List<String> found = new ArrayList<>();
    Set<String> types = new TreeSet<>();
    List<String> samples = Files.readAllLines(FOLDER.resolve(pack + ".jsonl"));
    for (int i = 0; i < samples.size(); i++) {
      MappingTrial.Tried tried = MappingTrial.line(mappings, i + 1, samples.get(i));
      found.add("# " + (i + 1));
      found.addAll(tried.facts());
      found.addAll(contacts(mappings, i + 1, samples.get(i)));
      tried.rejection().ifPresent(r -> found.add("rejected " + r.at() + ": " + r.message()));
      tried.ignored().ifPresent(why -> found.add("ignored: " + why));
      tried.facts().forEach(fact -> types.add(recordType(fact)));
    }
    Path golden = FOLDER.resolve(pack + ".facts");
    if (Boolean.getBoolean("holdwatch.golden")) {
      Files.write(golden, found);
    }
    assertThat(found).containsExactlyElementsOf(Files.readAllLines(golden));
    assertThat(types)
        .as("tables of the pack with a sample")
        .containsExactlyInAnyOrderElementsOf(
            mappings.all().getFirst().tables().stream().map(Table::name).toList());
  }

  private static List<String> contacts(Mappings mappings, long number, String line) {
    Outcome outcome =
        mappings.map(MappingTrial.change(number, line), source -> 0, id -> Optional.empty());
    return outcome instanceof Outcome.Mapped mapped
        ? mapped.contacts().stream()
            .map(
                each ->
                    "contact "
                        + each.subject()
                        + " "
                        + each.contact().map(c -> c.getFields().toString()).orElse("erased"))
            .toList()
        : List.of();
  }

  private static String recordType(String fact) {
    return fact.replaceFirst(".*\"key\":\"[A-Za-z]+:[^:]+:([^:]+):.*", "$1");
  }
}
