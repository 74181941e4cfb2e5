package io.holdwatch.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.audit.log.BrokenDisk.Failure;
import io.holdwatch.audit.verify.Verification;
import io.holdwatch.audit.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Breaks every write of a batch, and of the start after it, in every way: nothing is lost or
 * doubled.
 */
final class BrokenWritesTest {
  private static final int BEFORE = 250;
  private static final int TOTAL = 520;

  @ParameterizedTest
  @EnumSource(Failure.class)
  void aBrokenWriteLosesAndDoublesNothing(Failure failure, @TempDir Path folder)
      throws IOException {
    Head whole = undisturbed(folder);
    int steps = 0;
    for (boolean broke = true; broke; steps++) {
      Path state = folder.resolve(failure + "-" + steps);
      broke = breakAt(state, steps, failure);
      try (Folder disk = Folder.open(state)) {
        AuditLog log = AuditLog.open(disk, LogFixture.key());
        feed(log);
        // The root hash is that of every leaf.
        assertThat(log.head()).as("%s at write %d", failure, steps).isEqualTo(whole);
      }
      Verification verification = Verifier.verify(state.resolve("log"), key(state));
      assertThat(verification.problems()).as("%s at write %d", failure, steps).isEmpty();
      assertThat(verification.ok()).isTrue();
    }
    assertThat(steps).as("writes that were broken").isGreaterThan(15);
  }

  /**
   * Lets write number {@code step} fail, and the first write of the start after it too; tells
   * whether one failed.
   */
  private static boolean breakAt(Path state, int step, Failure failure) {
    try (Folder disk = Folder.open(state)) {
      AuditLog log = AuditLog.open(disk, LogFixture.key());
      log.append(LogFixture.records(0, BEFORE), BEFORE);
    }
    try (Folder disk = Folder.open(state)) {
      feed(AuditLog.open(new BrokenDisk(disk, step, failure), LogFixture.key()));
      return false;
    } catch (UncheckedIOException first) {
      try (Folder disk = Folder.open(state)) {
        AuditLog.open(new BrokenDisk(disk, 0, failure), LogFixture.key());
      } catch (UncheckedIOException second) {
        assertThat(second).hasMessageContaining("failed");
      }
      return true;
    }
  }

  private static Head undisturbed(Path folder) {
    try (Folder disk = Folder.open(folder.resolve("undisturbed"))) {
      AuditLog log = AuditLog.open(disk, LogFixture.key());
      log.append(LogFixture.records(0, BEFORE), BEFORE);
      feed(log);
      return log.head();
    }
  }

  /** Two batches from the position on, the first with a record that is rejected. */
  private static void feed(AuditLog log) {
    long next = log.head().nextOffset();
    for (long end : new long[] {300, TOTAL}) {
      if (next < end) {
        List<Arrival> batch = new ArrayList<>(LogFixture.records(next, end));
        if (end == 300) {
          batch.set(
              batch.size() - 1, new Arrival.Unreadable(299, Leaf.of(new byte[] {1}), "no entry"));
          batch.add(LogFixture.records(299, 300).getFirst());
        }
        log.append(batch, end);
        next = end;
      }
    }
  }

  private static Path key(Path state) throws IOException {
    return Files.writeString(state.resolve("audit.pub"), LogFixture.key().verifier().text() + "\n");
  }
}
