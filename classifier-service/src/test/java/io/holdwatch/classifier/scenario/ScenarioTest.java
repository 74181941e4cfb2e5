package io.holdwatch.classifier.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.delay.DelayFinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ScenarioTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SCENARIOS)) {
      return all.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void playsOut(Path file) throws IOException {
    Scenario.play(file);
  }

  @Test
  void everyKindOfCaseIsThere() throws IOException {
    List<String> names =
        files().stream()
            .map(f -> f.getFileName().toString().replaceAll("-.*|\\.yaml", ""))
            .distinct()
            .toList();
    assertThat(names)
        .contains(
            "positive",
            "negative",
            "clearing",
            "reopening",
            "disorder",
            "duplicate",
            "zones",
            "partial");
    assertThat(files()).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void everySubReasonIsInOne() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : files()) {
      all.append(Files.readString(file));
    }
    for (DelayFinding.SubReason reason : DelayFinding.SubReason.values()) {
      assertThat(all.toString()).contains("subReason: " + reason.name());
    }
  }
}
