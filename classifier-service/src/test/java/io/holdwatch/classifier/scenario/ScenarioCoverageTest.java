package io.holdwatch.classifier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.order.SourceField;
import io.holdwatch.contract.fact.Checkpoint;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts what the scenarios show; that it is so, {@link ScenarioTest} plays out. */
final class ScenarioCoverageTest {
  private static final int LEAST = 8;
  private static final List<String> KINDS =
      List.of("positive", "negative", "clearing", "reopening", "disorder", "duplicate");

  /** Fields of control records, and one that only latency is measured by. */
  private static final Set<String> OF_OTHER_PACKETS = Set.of("policy", "clockEnd", "publishedAt");

  /** What inquiries are answered with, which is no exception. */
  private static final String ANSWERS = "FOLLOW_UP";

  /** As good as nothing: a scenario that expects only these of a field does not show it. */
  private static final Set<String> NOTHING = Set.of("", "none", "UNKNOWN");

  /** Types that hang on quantities and on ends of days; the others come and go as a whole. */
  private static final Set<ExceptionType> OF_PARTS_AND_ZONES =
      Set.of(
          ExceptionType.SHIPMENT_DELAY,
          ExceptionType.STOCK_SHORTAGE,
          ExceptionType.ALLOCATION_CONFLICT,
          ExceptionType.PRIORITY_CONFLICT,
          ExceptionType.SUBSTITUTION_NEEDED,
          ExceptionType.SUPPLIER_DELAY);

  static Set<ExceptionType> types() {
    return SubReasons.all().keySet();
  }

  private static List<Path> of(ExceptionType type) throws IOException {
    return ScenarioTest.files().stream()
        .filter(file -> Scenario.type(file).equals(type.name()))
        .toList();
  }

  @Test
  void everyFolderIsOfATypeThatHasARule() throws IOException {
    Set<String> folders = new TreeSet<>();
    ScenarioTest.files().forEach(file -> folders.add(Scenario.type(file)));
    Set<String> known = new TreeSet<>(Set.of(ANSWERS));
    types().forEach(type -> known.add(type.name()));
    assertThat(folders).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeHasAtLeastEightFilesOfAllKinds(ExceptionType type) throws IOException {
    List<String> kinds =
        of(type).stream()
            .map(file -> file.getFileName().toString().replaceAll("-.*|\\.yaml", ""))
            .toList();
    List<String> wanted = new ArrayList<>(KINDS);
    if (OF_PARTS_AND_ZONES.contains(type)) {
      wanted.addAll(List.of("partial", "zones"));
    }
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(LEAST).containsAll(wanted);
  }

  @ParameterizedTest
  @MethodSource("types")
  void everySubReasonIsExpectedSomewhere(ExceptionType type) throws IOException {
    Set<String> expected = new TreeSet<>();
    for (Path file : of(type)) {
      for (Map<String, Object> step : Scenario.steps(file)) {
        if (step.get("expect") instanceof List<?> packets) {
          packets.forEach(packet -> subReason(packet, type, expected));
        }
      }
    }
    assertThat(expected)
        .containsExactlyInAnyOrderElementsOf(SubReasons.all().getOrDefault(type, Set.of()));
  }

  @Test
  void everyFieldOfAPacketIsExpectedWithAValueSomewhere() throws IOException {
    Set<String> fields = new TreeSet<>();
    ExceptionPacket.getClassSchema().getFields().forEach(field -> fields.add(field.name()));
    fields.removeAll(OF_OTHER_PACKETS);
    assertThat(shown()).containsAll(fields);
  }

  @Test
  void soIsEveryFieldOfWhatAPacketIsMadeOf() throws IOException {
    assertThat(shown()).containsAll(Parts.paths());
  }

  @Test
  void everyTypeHasARuleButTheOneThatModelsWillTell() {
    assertThat(types())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(ExceptionType.UNKNOWN, ExceptionType.PROMISE_AT_RISK)));
  }

  /** Fields, and paths to fields of fields, of which some scenario expects a value. */
  private static Set<String> shown() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Path file : ScenarioTest.files()) {
      for (Map<String, Object> step : Scenario.steps(file)) {
        for (Map<?, ?> packet : Scenario.expected(step)) {
          packet.forEach(
              (name, value) -> {
                if (!NOTHING.contains(String.valueOf(value).replaceAll("null|[\\[\\], ]", ""))) {
                  shown.add(Scenario.ofPacket(name.toString()));
                  shown.add(name.toString().replaceAll("\\..*", ""));
                }
              });
        }
      }
    }
    return shown;
  }

  @Test
  void ofEveryFieldThatSeveralSystemsTellTheHigherWinsIsStaleAndIsInConflict() throws IOException {
    Set<String> files = new TreeSet<>();
    ScenarioTest.files().forEach(file -> files.add(file.getFileName().toString()));
    for (SourceField field : SourceField.values()) {
      for (String what : List.of("wins", "stale", "conflict")) {
        assertThat(files).contains("sources-" + field.key() + "-" + what + ".yaml");
      }
    }
  }

  @Test
  void everyCheckpointIsExpectedInAScenarioAboutCheckpoints() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (Path file : ScenarioTest.files()) {
      if (file.getFileName().toString().startsWith("checkpoint-")) {
        for (Map<String, Object> step : Scenario.steps(file)) {
          if (step.get("expect") instanceof List<?> packets) {
            packets.forEach(
                each -> expected.add(String.valueOf(((Map<?, ?>) each).get("checkpoint"))));
          }
        }
      }
    }
    assertThat(expected).containsAll(SubReasons.names(Checkpoint.values()));
  }

  /** Notes what an expected packet tells as open; one that names no type is of the file's. */
  private static void subReason(Object packet, ExceptionType type, Set<String> expected) {
    if (packet instanceof Map<?, ?> map
        && (!map.containsKey("type") || type.name().equals(map.get("type")))
        && !"CLEARED".equals(map.get("event"))
        && map.get("subReason") != null) {
      expected.add(map.get("subReason").toString());
    }
  }
}
