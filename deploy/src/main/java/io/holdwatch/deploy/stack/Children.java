package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Starts, finds and ends the stack's processes; a file in {@code run/} and a mark on the command
 * line tell them from others.
 */
final class Children {
  private static final long LARGEST_LOG = 16L << 20;

  private final StateFolder state;
  private final String mark;

  Children(StateFolder state) {
    this.state = state;
    this.mark = "-Dholdwatch.stack=" + state.root();
  }

  /**
   * Starts Java with these arguments in a session of its own, so that no key pressed on a terminal
   * reaches it.
   */
  Child start(String name, List<String> javaArguments) {
    List<String> command = new ArrayList<>(Detach.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(mark);
    command.addAll(javaArguments);
    Path log = state.logs().resolve(name + ".log");
    try {
      if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
        Files.move(log, state.logs().resolve(name + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
      }
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(state.root().toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      // Options that a person set for some other Java must not change what runs here.
      builder
          .environment()
          .keySet()
          .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
      Process process = builder.start();
      Child child = new Child(name, process.pid(), Child.startOf(process.toHandle()), log);
      Files.writeString(
          state.run().resolve(name + ".pid"), child.pid() + " " + child.started() + "\n");
      return child;
    } catch (IOException e) {
      throw new StackProblem("cannot start " + name + ": " + e.getMessage(), e);
    }
  }

  /**
   * The child of this name, whether it runs or not; empty where none was started since the last
   * stop.
   */
  Optional<Child> find(String name) {
    Path file = state.run().resolve(name + ".pid");
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      String[] fields = Files.readString(file).strip().split(" ");
      return fields.length == 2 && fields[0].matches("\\d{1,18}") && fields[1].matches("\\d{1,18}")
          ? Optional.of(
              new Child(
                  name,
                  Long.parseLong(fields[0]),
                  Long.parseLong(fields[1]),
                  state.logs().resolve(name + ".log")))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every child that was started since the last stop, by name. */
  List<Child> all() {
    if (!Files.isDirectory(state.run())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(state.run())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".pid"))
          .map(name -> name.substring(0, name.length() - ".pid".length()))
          .sorted()
          .flatMap(name -> find(name).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Processes that carry this stack's mark but are in no file: a command was killed just after
   * starting them.
   */
  List<ProcessHandle> strays() {
    List<Long> known = all().stream().filter(Child::isAlive).map(Child::pid).toList();
    return ProcessHandle.allProcesses()
        .filter(
            handle ->
                handle
                    .info()
                    .arguments()
                    .map(list -> Arrays.asList(list).contains(mark))
                    .orElse(false))
        .filter(handle -> !known.contains(handle.pid()))
        .toList();
  }

  /** Asks these to end, and after the grace time ends them; returns when none is left. */
  void stop(Collection<ProcessHandle> handles, long graceMillis) {
    handles.forEach(ProcessHandle::destroy);
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMillis);
    for (ProcessHandle handle : handles) {
      try {
        handle.onExit().get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        kill(handle);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        kill(handle);
      } catch (java.util.concurrent.ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Ends a process at once, as {@code kill -9} does, and waits until it is gone. */
  void kill(ProcessHandle handle) {
    handle.destroyForcibly();
    handle.onExit().join();
  }

  void forget(String name) {
    try {
      Files.deleteIfExists(state.run().resolve(name + ".pid"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
