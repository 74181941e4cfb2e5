package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A process of the stack, recognized by its id and its start time together: ids are used again.
 *
 * @param name "broker", "registry", "classifier-2"
 * @param pid process id
 * @param started when it started, UTC ms
 * @param log where its output goes
 */
public record Child(String name, long pid, long started, Path log) {
  /** The process while it runs; empty once it has ended. */
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> startOf(handle) == started);
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process().isPresent();
  }

  /** Its last lines of output, at most this many. */
  public String lastLines(int count) {
    return last(count, line -> true);
  }

  /**
   * Its last lines of output without the frames of stack traces, which would hide what they are
   * about.
   */
  public String lastWords(int count) {
    return last(count, line -> !line.startsWith("\tat ") && !line.startsWith("\t..."));
  }

  private String last(int count, Predicate<String> wanted) {
    if (!Files.isRegularFile(log)) {
      return "";
    }
    Deque<String> last = new ArrayDeque<>();
    // A log may hold any bytes: what is no UTF-8 must not hide the rest.
    try (var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines()) {
      lines
          .filter(wanted)
          .forEach(
              line -> {
                last.addLast(line);
                if (last.size() > count) {
                  last.removeFirst();
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.join("\n", last);
  }

  static long startOf(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
