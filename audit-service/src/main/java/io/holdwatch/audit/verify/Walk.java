package io.holdwatch.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for files that no checkpoint accounts for. */
final class Walk {
  private final LogFiles files;
  private final Levels levels;
  private final long size;
  private final long grown;
  private final Findings findings;

  /**
   * @param size entries that were verified
   * @param grown entries of the newest checkpoint; more than {@code size} where the service writes meanwhile
   */
  Walk(LogFiles files, Levels levels, long size, long grown, Findings findings) {
    this.files = files;
    this.levels = levels;
    this.size = size;
    this.grown = grown;
    this.findings = findings;
  }

  void check() throws IOException {
    Path log = files.log();
    try (Stream<Path> walk = Files.walk(log)) {
      for (Iterator<Path> all = walk.iterator(); all.hasNext();) {
        Path file = all.next();
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
          check(log.relativize(file).toString().replace('\\', '/'));
        }
      }
    }
  }

  private void check(String path) throws IOException {
    if (path.equals(HistoryReader.FILE) || path.equals(Verifier.NEWEST)) {
      return;
    }
    Place place = Place.of(path);
    if (place == null) {
      findings.problem(path, "is unexpected: no file of a log has this name");
    } else if (place.needs() > grown) {
      findings.problem(path, "is unexpected: no checkpoint covers it. Start the audit-service once, which sets aside"
          + " what it had not committed; if it stays, checkpoints were removed");
    } else if (place.width() < 256) {
      partial(place);
    }
  }

  private void partial(Place place) throws IOException {
    if (place.full().needs() <= size) {
      byte @Nullable [] part = files.read(place);
      byte @Nullable [] full = files.read(place.full());
      if (part != null && full != null
          && (part.length > full.length || !Arrays.equals(part, 0, part.length, full, 0, part.length))) {
        findings.problem(place.path(), "is not the beginning of " + place.full().path());
      }
    } else if (place.needs() <= size && !levels.historic(place)) {
      findings.problem(place.path(), "is unexpected: there was no checkpoint of this size");
    }
  }
}
