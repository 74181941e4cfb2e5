package io.holdwatch.audit.verify;

import io.holdwatch.audit.log.Arrival;
import io.holdwatch.audit.log.AuditLog;
import io.holdwatch.audit.log.Folder;
import io.holdwatch.audit.log.LogFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes logs for the verifier's tests, and damages them. */
final class LogWriter {
  private LogWriter() {}

  /** Writes a log with a checkpoint at each of these sizes. */
  static void write(Path state, int... sizes) throws IOException {
    try (Folder folder = Folder.open(state)) {
      AuditLog log = AuditLog.open(folder, LogFixture.key());
      for (int size : sizes) {
        append(log, LogFixture.records(log.head().nextOffset(), size), size);
      }
    }
    writeKey(state);
  }

  static void append(AuditLog log, List<Arrival> records, long nextOffset) {
    log.append(records, nextOffset);
  }

  static void writeKey(Path state) throws IOException {
    Files.createDirectories(state);
    Files.writeString(state.resolve("audit.pub"), LogFixture.key().verifier().text() + "\n");
  }

  static Verification verify(Path state) {
    return Verifier.verify(state.resolve("log"), state.resolve("audit.pub"));
  }

  /** Every file of the log by its name. */
  static Map<String, Path> files(Path state) throws IOException {
    Path log = state.resolve("log");
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(log)) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> files.put(log.relativize(file).toString(), file));
    }
    return files;
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      walk.forEach(
          file -> {
            try {
              Path target = to.resolve(from.relativize(file).toString());
              if (!Files.isDirectory(file)) {
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
              } else {
                Files.createDirectories(target);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
