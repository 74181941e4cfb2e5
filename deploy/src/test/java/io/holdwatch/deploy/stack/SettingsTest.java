package io.holdwatch.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void remembersWhatWasStarted() {
    StackOptions options =
        new StackOptions(
            folder,
            folder,
            folder,
            Ports.from(20_000),
            8,
            Map.of(Service.CLASSIFIER, 2, Service.AUDIT, 0),
            List.of(),
            Optional.of("one:9092,two:9092"),
            List.of("-XX:TieredStopAtLevel=4"));
    Settings.save(options, folder.resolve("stack.properties"));
    assertThat(Settings.load(folder, folder, folder)).contains(options);
  }

  @Test
  void aNewFolderRemembersNothing() {
    assertThat(Settings.load(folder, folder, folder)).isEmpty();
  }

  @Test
  void namesWhatIsDamaged() throws IOException {
    Files.writeString(folder.resolve("stack.properties"), "port.ingest=x\n");
    assertThatThrownBy(() -> Settings.load(folder, folder, folder))
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("'port.ingest' is 'x'");
  }
}
