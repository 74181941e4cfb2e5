package io.holdwatch.classifier.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
}
