package io.holdwatch.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysTest {

  @Test
  void aKeyIsMadeOnceAndReadAfterwards(@TempDir Path state) throws IOException {
    String first = Keys.open(state, "holdwatch/audit").text();
    assertThat(Keys.open(state, "holdwatch/audit").text()).isEqualTo(first);
    assertThat(Files.readString(state.resolve("keys/audit.pub")))
        .startsWith("holdwatch/audit+")
        .endsWith("\n");
    assertThatThrownBy(() -> Keys.open(state, "other"))
        .hasMessageContaining("holdwatch.origin is 'other'");
  }

  @Test
  void aLostOrDamagedKeyIsNotReplaced(@TempDir Path state) throws IOException {
    Keys.open(state, "holdwatch/audit");
    Files.writeString(state.resolve("keys/audit.key"), "holdwatch/audit abc\n");
    assertThatThrownBy(() -> Keys.open(state, "holdwatch/audit"))
        .hasMessageContaining("is damaged");
    Files.delete(state.resolve("keys/audit.key"));
    Files.createDirectories(state.resolve("log"));
    Files.writeString(state.resolve("log/checkpoints"), "");
    assertThatThrownBy(() -> Keys.open(state, "holdwatch/audit"))
        .hasMessageContaining("restore it");
  }
}
