package io.holdwatch.deploy.cli;

import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.deploy.stack.StackOptions;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which stack a command is about. */
final class StackChoice {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Folder that keeps everything (default: $HOLDWATCH_STATE, or .holdwatch in the"
              + " checkout).")
  private @Nullable Path state;

  StackChoice() {}

  /** Root of the checkout; the launcher says where it is. */
  Path checkout() {
    String home = System.getProperty("holdwatch.home", "");
    return Path.of(home.isEmpty() ? "." : home).toAbsolutePath().normalize();
  }

  Path state() {
    if (state != null) {
      return state.toAbsolutePath().normalize();
    }
    String set = System.getenv("HOLDWATCH_STATE");
    return (set == null || set.isEmpty() ? checkout().resolve(".holdwatch") : Path.of(set))
        .toAbsolutePath()
        .normalize();
  }

  private Path software() {
    String set = System.getenv("HOLDWATCH_SOFTWARE");
    return set == null || set.isEmpty()
        ? state().resolve("software")
        : Path.of(set).toAbsolutePath().normalize();
  }

  /** The options of the stack that was started last in the state folder, or the usual ones. */
  StackOptions options() {
    Optional<StackOptions> remembered = Stack.remembered(checkout(), state(), software());
    return remembered.orElseGet(
        () -> StackOptions.usual(checkout(), state()).withSoftware(software()));
  }

  Stack stack(Reporter reporter) {
    return new Stack(options(), reporter);
  }
}
