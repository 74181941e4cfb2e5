package io.holdwatch.audit.verify;

import io.holdwatch.audit.verify.Verification.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Verifies a log from its folder and the public key, with nothing else running; also while the
 * service writes to it.
 *
 * <p>It recomputes the hash of every entry, every tile of every level and the root hash of every
 * historic checkpoint, and checks each signature. It shares no code with the writer, only the
 * format (README).
 */
public final class Verifier {
  static final String NEWEST = "checkpoint";

  private Verifier() {}

  /** Verifies without telling progress; see {@link #verify(Path, Path, Progress)}. */
  public static Verification verify(Path logDir, Path publicKey) {
    return verify(logDir, publicKey, (entries, of) -> {});
  }

  /**
   * Verifies a log.
   *
   * @param logDir folder with "checkpoint", "checkpoints" and "tile"
   * @param publicKey file with the verifier key as C2SP signed-note writes it
   * @param progress told how far it is
   * @return what was found; a folder that is missing or a damaged key is a finding too
   */
  public static Verification verify(Path logDir, Path publicKey, Progress progress) {
    TrustedKey key;
    try {
      key = TrustedKey.parse(HistoryReader.text(Files.readAllBytes(publicKey)));
    } catch (IOException | IllegalArgumentException e) {
      return unreadable(publicKey.toString(), "the public key cannot be used: " + e.getMessage());
    }
    if (!Files.isDirectory(logDir)) {
      return unreadable(logDir.toString(), "there is no such folder");
    }
    try {
      return new Run(logDir, key, progress).verify();
    } catch (IOException e) {
      throw new UncheckedIOException("log " + logDir + " cannot be read: " + e, e);
    }
  }

  private static Verification unreadable(String file, String message) {
    return new Verification(
        "", 0, "", 0, Optional.empty(), List.of(), List.of(new Problem(file, message)), 1);
  }
}
