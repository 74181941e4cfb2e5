package io.holdwatch.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the files of a log. */
final class LogFiles {
  /** 256 entries of 65,535 bytes, each with two bytes of length. */
  private static final long LARGEST = 256L * 65_537;

  private final Path log;

  LogFiles(Path log) {
    this.log = log;
  }

  Path log() {
    return log;
  }

  boolean exists(Place place) {
    return Files.isRegularFile(log.resolve(place.path()), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The file that holds a place: where a partial one has been superseded, the full one, which
   * begins with it.
   *
   * @param place its width tells whether it is still the partial one
   * @param bytes null where there is none of them
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Found(Place place, byte @Nullable [] bytes) {}

  /** Reads a place; see {@link Found}. */
  Found find(Place place) throws IOException {
    byte @Nullable [] bytes = read(place);
    if (bytes != null || place.equals(place.full())) {
      return new Found(place, bytes);
    }
    byte @Nullable [] full = read(place.full());
    return full == null ? new Found(place, null) : new Found(place.full(), full);
  }

  /**
   * The bytes of a file; null where it is not there. One that is larger than any right one is read
   * in part.
   */
  byte @Nullable [] read(Place place) throws IOException {
    try (var in = Files.newInputStream(log.resolve(place.path()))) {
      return in.readNBytes((int) LARGEST + 1);
    } catch (NoSuchFileException e) {
      return null;
    }
  }
}
