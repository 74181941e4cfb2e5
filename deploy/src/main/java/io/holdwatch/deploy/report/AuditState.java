package io.holdwatch.deploy.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdwatch.audit.verify.Progress;
import io.holdwatch.audit.verify.Verification;
import io.holdwatch.audit.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The audit service's folder, read from outside.
 *
 * @param folder its state folder, with "position", "log" and "keys/audit.pub"
 */
public record AuditState(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Kafka offset that the service reads next; 0 where it has read nothing. */
  public long nextOffset() {
    Path position = folder.resolve("position");
    try {
      return Files.isRegularFile(position)
          ? JSON.readTree(position.toFile()).path("nextOffset").asLong()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Verifies everything; works with nothing running. */
  public Verification verify(Progress progress) {
    return Verifier.verify(
        folder.resolve("log"), folder.resolve("keys").resolve("audit.pub"), progress);
  }

  /** The figures of the report. */
  public Figures.Audit figures() {
    Verification verification = verify((entries, of) -> {});
    return new Figures.Audit(verification.size(), verification.ok());
  }
}
