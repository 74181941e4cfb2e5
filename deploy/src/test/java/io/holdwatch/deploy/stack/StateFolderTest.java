package io.holdwatch.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StateFolderTest {
  private final Path folder;
  private final StateFolder state;

  StateFolderTest(@TempDir Path folder) {
    this.folder = folder;
    this.state = new StateFolder(folder);
  }

  @Test
  void whatIsSomebodyElsesIsNeitherTakenNorRemoved() throws IOException {
    Path own = Files.writeString(folder.resolve("thesis.txt"), "all of it");
    var before = Files.getPosixFilePermissions(folder);
    assertThatThrownBy(state::delete)
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("'thesis.txt', but no stack")
        .hasMessageContaining("--state");
    assertThatThrownBy(state::create).isInstanceOf(StackProblem.class);
    assertThat(own).hasContent("all of it");
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(before);
    assertThat(folder.toFile().list()).containsExactly("thesis.txt");
  }

  @Test
  void aStacksFolderIsRemovedWithAllThatItsPartsLeftThere() throws IOException {
    Files.createDirectory(folder.resolve("software"));
    state.create();
    try (FileChannel lock = state.lock()) {
      assertThat(lock.isOpen()).isTrue();
      Files.writeString(folder.resolve("broker.properties"), "x=1");
    }
    state.create();
    state.delete();
    assertThat(folder).doesNotExist();
  }
}
