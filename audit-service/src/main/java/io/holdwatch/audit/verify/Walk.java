package io.holdwatch.audit.verify;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Looks for files that no checkpoint accounts for. */
final class Walk {
  private static final int PATIENCE = 5;
  private static final int LONGEST_PATIENCE = 30;
  private static final long PAUSE_MS = 100;

  private final LogFiles files;
  private final Levels levels;
  private final long size;
  private final LongSupplier newest;
  private final List<Place> uncovered = new ArrayList<>();
  private final Findings findings;

  /**
   * @param size entries that were verified
   * @param newest asks for the entries of the newest checkpoint: more than {@code size} where the
   *     service writes
   */
  Walk(LogFiles files, Levels levels, long size, LongSupplier newest, Findings findings) {
    this.files = files;
    this.levels = levels;
    this.size = size;
    this.newest = newest;
    this.findings = findings;
  }

  void check() throws IOException {
    Path log = files.log();
    Files.walkFileTree(
        log,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            check(log.relativize(file).toString().replace('\\', '/'));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            // A service at work removes partial tiles; whether one is missing is not decided here.
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
    settle();
  }

  /**
   * A service at work writes files first and their checkpoint then: waits for it while more and
   * more is covered.
   */
  private void settle() throws IOException {
    long covered = newest.getAsLong();
    int quiet = 0;
    for (int tries = 0;
        !uncovered.isEmpty() && quiet < PATIENCE && tries < LONGEST_PATIENCE;
        tries++) {
      pause();
      long now = newest.getAsLong();
      quiet = now > covered ? 0 : quiet + 1;
      covered = now;
      uncovered.removeIf(place -> place.needs() <= now || !files.exists(place));
    }
    for (Place place : uncovered) {
      findings.problem(
          place.path(),
          "is unexpected: no checkpoint covers it. Start the audit-service once, which sets"
              + " aside what it had not committed; if it stays, checkpoints were removed");
    }
  }

  /**
   * Between two looks at whether a checkpoint covers the file by now: the writer is another
   * process, which nothing but its files tells of.
   */
  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while verifying");
    }
  }

  private void check(String path) throws IOException {
    if (path.equals(HistoryReader.FILE) || path.equals(Verifier.NEWEST)) {
      return;
    }
    Place place = Place.of(path);
    if (place == null) {
      findings.problem(path, "is unexpected: no file of a log has this name");
    } else if (place.needs() > size && place.needs() > newest.getAsLong()) {
      if (uncovered.size() < Verification.MOST) {
        uncovered.add(place);
      }
    } else if (place.width() < 256) {
      partial(place);
    }
  }

  private void partial(Place place) throws IOException {
    if (place.full().needs() <= size) {
      byte @Nullable [] part = files.read(place);
      byte @Nullable [] full = files.read(place.full());
      if (part != null
          && full != null
          && (part.length > full.length
              || !Arrays.equals(part, 0, part.length, full, 0, part.length))) {
        findings.problem(place.path(), "is not the beginning of " + place.full().path());
      }
    } else if (place.needs() <= size && !levels.historic(place)) {
      findings.problem(place.path(), "is unexpected: there was no checkpoint of this size");
    }
  }
}
