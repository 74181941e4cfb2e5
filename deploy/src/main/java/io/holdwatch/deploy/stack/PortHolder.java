package io.holdwatch.deploy.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out who listens on a port: from /proc on Linux, with lsof elsewhere; as far as permissions
 * let it.
 */
final class PortHolder {
  private PortHolder() {}

  /** "java (pid 4711)", or empty where it cannot be known. */
  static Optional<String> of(int port) {
    try {
      Optional<Long> pid =
          Files.isDirectory(Path.of("/proc/net")) ? fromProc(port) : fromLsof(port);
      return pid.map(PortHolder::describe);
    } catch (IOException | InterruptedException e) {
      // Who it is only makes the message kinder; that the port is taken is known already.
      return Optional.empty();
    }
  }

  private static String describe(long pid) {
    String command =
        ProcessHandle.of(pid)
            .flatMap(handle -> handle.info().command())
            .map(path -> String.valueOf(Path.of(path).getFileName()))
            .orElse("a process");
    return command + " (pid " + pid + ")";
  }

  private static Optional<Long> fromProc(int port) throws IOException {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      if (Files.isReadable(Path.of(table))) {
        listeners(Files.readAllLines(Path.of(table), StandardCharsets.US_ASCII), port, sockets);
      }
    }
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> owns(pid, sockets))
        .findFirst();
  }

  /** Adds "socket:[inode]" of every listener on the port; the format is that of proc(5). */
  static void listeners(List<String> table, int port, Set<String> sockets) {
    String end = String.format(Locale.ROOT, ":%04X", port);
    for (String line : table) {
      String[] fields = line.strip().split("\\s+");
      if (fields.length > 9 && fields[1].endsWith(end) && fields[3].equals("0A")) {
        sockets.add("socket:[" + fields[9] + "]");
      }
    }
  }

  private static boolean owns(long pid, Set<String> sockets) {
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path descriptor : open) {
        if (Files.isSymbolicLink(descriptor)
            && sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // Another user's process, or one that has just ended.
      return false;
    }
  }

  private static Optional<Long> fromLsof(int port) throws IOException, InterruptedException {
    Process lsof =
        new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
            .redirectErrorStream(true)
            .start();
    String answer =
        new String(lsof.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    return lsof.waitFor() == 0 && answer.matches("\\d+(\\s.*)?")
        ? Optional.of(Long.valueOf(answer.split("\\s+")[0]))
        : Optional.empty();
  }
}
