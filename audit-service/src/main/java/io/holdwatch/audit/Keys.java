package io.holdwatch.audit;

import io.holdwatch.audit.note.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Set;

/** The key of the log: "keys/audit.key" (secret) and "keys/audit.pub" (for auditors). */
final class Keys {
  private static final int RAW = 32;

  private Keys() {}

  /**
   * Reads the key, or makes one where there is none.
   *
   * @throws IllegalStateException where it is damaged or of another log
   */
  static SigningKey open(Path state, String origin) {
    Path secret = state.resolve("keys/audit.key");
    try {
      if (!Files.exists(secret)) {
        if (Files.exists(state.resolve("log/checkpoints"))) {
          throw new IllegalStateException(
              "there is a log in "
                  + state
                  + ", but its key "
                  + secret
                  + " is missing: restore it; a new key would make the log unverifiable");
        }
        write(secret, generate(origin).text(), "rw-------");
      }
      SigningKey key = SigningKey.parse(Files.readString(secret));
      if (!key.verifier().name().equals(origin)) {
        throw new IllegalStateException(
            "holdwatch.origin is '"
                + origin
                + "', but "
                + secret
                + " is of '"
                + key.verifier().name()
                + "': set it to that");
      }
      write(state.resolve("keys/audit.pub"), key.verifier().text() + "\n", "rw-r--r--");
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException("key " + secret + " cannot be read or written: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "key " + secret + " is damaged (" + e.getMessage() + "): restore it", e);
    }
  }

  private static SigningKey generate(String origin) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return SigningKey.of(
          origin, last(pair.getPrivate().getEncoded()), last(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** The raw key is the end of its PKCS #8 and X.509 forms (RFC 8410). */
  private static byte[] last(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
  }

  private static void write(Path file, String text, String permissions) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.deleteIfExists(unfinished);
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))) {
      Channels.newOutputStream(out).write(text.getBytes(StandardCharsets.UTF_8));
      out.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
