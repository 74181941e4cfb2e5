package io.holdwatch.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildrenTest {
  /** A program that runs until it is ended, in one source file that Java starts directly. */
  private static final String SLEEPER =
      "class Sleeper { void main() throws Exception { System.in.read();"
          + " Thread.currentThread().join(); } }";

  @TempDir private Path folder = Path.of("");
  private Children children = new Children(new StateFolder(Path.of("")));
  private Path program = Path.of("");

  @BeforeEach
  void prepare() throws Exception {
    StateFolder state = new StateFolder(folder);
    state.create();
    children = new Children(state);
    program = java.nio.file.Files.writeString(folder.resolve("Sleeper.java"), SLEEPER);
  }

  @AfterEach
  void endAll() {
    children.all().forEach(child -> child.process().ifPresent(children::kill));
    children.strays().forEach(children::kill);
  }

  @Test
  void findsAndEndsWhatItStarted() {
    Child child = children.start("one", List.of(program.toString()));
    assertThat(children.find("one")).contains(child);
    assertThat(child.isAlive()).isTrue();
    assertThat(children.strays()).isEmpty();
    children.stop(child.process().stream().toList(), TimeUnit.SECONDS.toMillis(20));
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void findsAProcessWhoseFileWasNeverWritten() {
    Child child = children.start("one", List.of(program.toString()));
    children.forget("one");
    assertThat(children.find("one")).isEmpty();
    // Between fork and exec a process has no command line of its own yet.
    org.junit.jupiter.api.Assertions.assertTimeout(
        java.time.Duration.ofSeconds(20),
        () -> {
          while (children.strays().isEmpty()) {
            Thread.onSpinWait();
          }
        });
    assertThat(children.strays()).extracting(ProcessHandle::pid).containsExactly(child.pid());
  }

  @Test
  void takesNoOtherProcessForItsOwn() {
    long me = ProcessHandle.current().pid();
    assertThat(new Child("one", me, 1, folder.resolve("one.log")).isAlive()).isFalse();
  }
}
