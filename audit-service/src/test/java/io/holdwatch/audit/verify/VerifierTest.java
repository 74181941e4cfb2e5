package io.holdwatch.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.audit.log.AuditLog;
import io.holdwatch.audit.log.Folder;
import io.holdwatch.audit.log.LogFixture;
import io.holdwatch.audit.verify.Verification.BadEntry;
import io.holdwatch.audit.verify.Verification.Missing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifierTest {

  @Test
  void aSoundLogVerifies(@TempDir Path state) throws IOException {
    LogWriter.write(state, 1, 3, 255, 256, 257, 600, 70_000);
    List<Long> told = new ArrayList<>();
    Verification verification =
        Verifier.verify(
            state.resolve("log"), state.resolve("audit.pub"), (entries, of) -> told.add(entries));
    assertThat(verification.text()).startsWith("verified: 70000 entries, 8 checkpoints, root ");
    assertThat(verification.exitCode()).isZero();
    assertThat(told).hasSize(274).endsWith(70_000L);
    assertThat(verification.json())
        .startsWith(
            "{\"checkpoints\":8,\"entries\":70000,\"missing\":[],"
                + "\"origin\":\"holdwatch/audit\",\"problemCount\":0,\"problems\":[],\"rootHash\":\"")
        .endsWith("\"verified\":true}");
  }

  @Test
  void anEmptyLogVerifies(@TempDir Path state) throws IOException {
    LogWriter.write(state);
    assertThat(LogWriter.verify(state).ok()).isTrue();
  }

  @Test
  void anyChangedByteOfAnyFileIsFoundAndItsFileNamed(@TempDir Path state) throws IOException {
    LogWriter.write(state, 1, 3);
    int flips = 0;
    for (Map.Entry<String, Path> file : LogWriter.files(state).entrySet()) {
      byte[] bytes = Files.readAllBytes(file.getValue());
      for (int i = 0; i < bytes.length; i++) {
        flips += flip(state, file, bytes, i, 1 << (i % 8));
      }
    }
    assertThat(flips).isGreaterThan(1_000);
  }

  @Test
  void aChangedByteIsFoundInFilesOfEveryKindAndLevel(@TempDir Path state) throws IOException {
    LogWriter.write(state, 200, 256, 300, 520);
    for (Map.Entry<String, Path> file : LogWriter.files(state).entrySet()) {
      byte[] bytes = Files.readAllBytes(file.getValue());
      for (int part = 0; part < 5; part++) {
        flip(state, file, bytes, (int) ((bytes.length - 1L) * part / 4), 0x40);
      }
    }
  }

  private static int flip(Path state, Map.Entry<String, Path> file, byte[] bytes, int at, int bits)
      throws IOException {
    byte[] changed = bytes.clone();
    changed[at] ^= (byte) bits;
    Files.write(file.getValue(), changed);
    Verification verification = LogWriter.verify(state);
    assertThat(verification.ok()).as("byte %d of %s", at, file.getKey()).isFalse();
    assertThat(verification.text()).as("byte %d of %s", at, file.getKey()).contains(file.getKey());
    if (file.getKey().startsWith("tile/")) {
      assertThat(verification.firstBad()).as("byte %d of %s", at, file.getKey()).isPresent();
    }
    Files.write(file.getValue(), bytes);
    return 1;
  }

  @Test
  void theFirstBadEntryIsNamed(@TempDir Path state) throws IOException {
    LogWriter.write(state, 300, 400);
    Path bundle = state.resolve("log/tile/entries/001.p/144");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length - 60] ^= 1;
    Files.write(bundle, bytes);
    assertThat(LogWriter.verify(state).firstBad())
        .contains(new BadEntry(399, LogFixture.ORIGIN, 400));
  }

  @Test
  void whereAllWasRewrittenConsistentlyTheHistoryDatesIt(@TempDir Path folder) throws IOException {
    Path state = folder.resolve("log-1");
    LogWriter.write(state, 100, 200, 300);
    Path other = folder.resolve("log-2");
    try (Folder disk = Folder.open(other)) {
      AuditLog log = AuditLog.open(disk, LogFixture.key());
      log.append(LogFixture.records(0, 100), 100);
      log.append(new ArrayList<>(LogFixture.records(100, 150)), 150);
      for (long i = 150; i < 300; i++) {
        log.append(List.of(LogFixture.entry(i, "forged/0/1", i - 149)), i + 1);
      }
    }
    // The forger replaces entries and tiles, but cannot sign: the history and the checkpoint stay.
    Path history = state.resolve("log/checkpoints");
    byte[] signed = Files.readAllBytes(history);
    byte[] newest = Files.readAllBytes(state.resolve("log/checkpoint"));
    LogWriter.copy(other.resolve("log/tile"), state.resolve("log/tile"));
    Files.write(history, signed);
    Files.write(state.resolve("log/checkpoint"), newest);
    Verification verification = LogWriter.verify(state);
    assertThat(verification.firstBad())
        .hasValueSatisfying(bad -> assertThat(bad.index()).isBetween(100L, 150L));
    assertThat(verification.checkpoints()).isEqualTo(2);
  }

  @Test
  void whereOnlyTheNewestFilesWereRewrittenTheLastGoodCheckpointIsNamed(@TempDir Path folder)
      throws IOException {
    Path state = folder.resolve("log-1");
    LogWriter.write(state, 256, 512);
    Path other = folder.resolve("log-2");
    try (Folder disk = Folder.open(other)) {
      AuditLog log = AuditLog.open(disk, LogFixture.key());
      log.append(LogFixture.records(0, 300), 300);
      List<io.holdwatch.audit.log.Arrival> forged = new ArrayList<>();
      for (long i = 300; i < 512; i++) {
        forged.add(LogFixture.entry(i, "forged/0/1", i - 299));
      }
      log.append(forged, 512);
    }
    LogWriter.copy(other.resolve("log/tile"), state.resolve("log/tile"));
    Verification verification = LogWriter.verify(state);
    assertThat(verification.firstBad()).contains(new BadEntry(256, LogFixture.ORIGIN, 257));
    assertThat(verification.text())
        .contains("entries below 256 are proved by the checkpoint before");
  }

  @Test
  void missingEntriesAreNamedByOriginAndSequence(@TempDir Path state) throws IOException {
    try (Folder disk = Folder.open(state)) {
      AuditLog.open(disk, LogFixture.key())
          .append(
              List.of(
                  LogFixture.entry(0, "a/0/1", 2),
                  LogFixture.entry(1, "b/0/1", 1),
                  LogFixture.entry(2, "b/0/1", 5)),
              3);
    }
    LogWriter.writeKey(state);
    Verification verification = LogWriter.verify(state);
    assertThat(verification.missing())
        .containsExactly(new Missing("a/0/1", 1, 1), new Missing("b/0/1", 2, 4));
    assertThat(verification.problems()).isEmpty();
    assertThat(verification.exitCode()).isEqualTo(1);
    assertThat(verification.text())
        .contains("missing: a/0/1, sequence 1\nmissing: b/0/1, sequence 2 to 4\n");
  }

  @Test
  void missingAndUnexpectedFilesAreNamed(@TempDir Path state) throws IOException {
    LogWriter.write(state, 100, 256, 300);
    for (Map.Entry<String, Path> file : LogWriter.files(state).entrySet()) {
      byte[] bytes = Files.readAllBytes(file.getValue());
      Files.delete(file.getValue());
      assertThat(LogWriter.verify(state).text())
          .as(file.getKey())
          .contains(file.getKey())
          .contains("is missing");
      Files.write(file.getValue(), bytes);
    }
    for (String name :
        List.of("tile/0/002", "tile/0/001.p/43", "tile/0/1", "notes.txt", "tile/1/000.p/2")) {
      Path file = state.resolve("log").resolve(name);
      Files.write(file, new byte[32]);
      assertThat(LogWriter.verify(state).text())
          .as(name)
          .contains("bad: " + name + ": is unexpected");
      Files.delete(file);
    }
    assertThat(LogWriter.verify(state).ok()).isTrue();
  }

  @Test
  void anotherKeyVerifiesNothing(@TempDir Path state) throws IOException {
    LogWriter.write(state, 3);
    Path key = state.resolve("audit.pub");
    Files.writeString(
        key, "holdwatch/audit+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n");
    assertThat(LogWriter.verify(state).text()).contains("the public key cannot be used: its id");
    Files.writeString(key, "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n");
    assertThat(LogWriter.verify(state).text())
        .contains("is of log 'holdwatch/audit', not of 'PeterNeumann'");
    assertThat(Verifier.verify(state.resolve("nowhere"), state.resolve("audit.pub")).exitCode())
        .isEqualTo(1);
  }

  @Test
  void aLogVerifiesWhileItIsWritten(@TempDir Path state) throws Exception {
    LogWriter.write(state, 1);
    try (Folder disk = Folder.open(state)) {
      AuditLog log = AuditLog.open(disk, LogFixture.key());
      AtomicBoolean enough = new AtomicBoolean();
      FutureTask<Long> writer =
          new FutureTask<>(
              () -> {
                while (!enough.get() && log.head().size() < 20_000) {
                  long next = log.head().nextOffset();
                  log.append(LogFixture.records(next, next + 97), next + 97);
                }
                return log.head().size();
              });
      Thread.ofPlatform().start(writer);
      try {
        for (int i = 0; i < 5; i++) {
          assertThat(LogWriter.verify(state).text()).as("time %d", i).startsWith("verified: ");
        }
      } finally {
        enough.set(true);
      }
      assertThat(LogWriter.verify(state).size()).isLessThanOrEqualTo(writer.get());
    }
  }

  @Test
  void rewoundHistoryIsNoticed(@TempDir Path state) throws IOException {
    LogWriter.write(state, 100, 256, 300);
    String history = Files.readString(state.resolve("log/checkpoints"));
    String[] records = history.split("(?<=\n\n)(?=holdwatch)");
    Files.writeString(state.resolve("log/checkpoints"), records[0] + records[1] + records[2]);
    Files.writeString(
        state.resolve("log/checkpoint"), records[2].substring(0, records[2].length() - 1));
    assertThat(LogWriter.verify(state).text())
        .contains("bad: tile/0/001.p/44: is unexpected: no checkpoint covers it")
        .contains("NOT verified: 256 entries");
  }
}
