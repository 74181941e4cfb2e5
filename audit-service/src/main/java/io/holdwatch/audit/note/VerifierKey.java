package io.holdwatch.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 key that checks notes, named as C2SP signed-note has it: key id = first 4 bytes of
 * SHA-256 over name, newline, 0x01 and the 32 bytes of the key.
 */
public final class VerifierKey {
  /** What an Ed25519 key in X.509 form begins with (RFC 8410). */
  static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final byte ED25519 = 1;

  private final String name;
  private final int id;
  private final byte[] raw;

  /**
   * @param name without spaces and plus signs
   * @param raw 32 bytes of RFC 8032
   */
  VerifierKey(String name, byte[] raw) {
    if (name.isEmpty() || name.contains("+") || name.chars().anyMatch(Character::isWhitespace)) {
      throw new IllegalArgumentException(
          "key name '" + name + "' is empty or holds a space or '+': choose another");
    }
    this.name = name;
    this.raw = raw.clone();
    this.id = id(name, raw);
  }

  /** Name of the key; the origin of the log. */
  public String name() {
    return name;
  }

  /** Key id, big-endian. */
  public int id() {
    return id;
  }

  /** The 32 bytes of RFC 8032. */
  byte[] raw() {
    return raw.clone();
  }

  /** The text form, {@code <name>+<id in hex>+<base64 of type and key>}, as note tools read it. */
  public String text() {
    byte[] typed = ByteBuffer.allocate(1 + raw.length).put(ED25519).put(raw).array();
    return name
        + "+"
        + HexFormat.of().toHexDigits(id)
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /**
   * Whether a note carries a good signature of this key; a signature of an unknown key is ignored.
   */
  public boolean signed(String note) {
    int split = note.lastIndexOf("\n\n");
    if (split < 0) {
      return false;
    }
    String text = note.substring(0, split + 1);
    return note.substring(split + 2).lines().anyMatch(line -> good(text, line));
  }

  private boolean good(String text, String line) {
    String start = SigningKey.DASH + name + " ";
    if (!line.startsWith(start)) {
      return false;
    }
    try {
      byte[] blob = Base64.getDecoder().decode(line.substring(start.length()));
      if (blob.length < 4 || ByteBuffer.wrap(blob).getInt() != id) {
        return false;
      }
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(Arrays.copyOfRange(blob, 4, blob.length));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return false;
    }
  }

  private PublicKey key() throws GeneralSecurityException {
    byte[] x509 =
        ByteBuffer.allocate(X509_PREFIX.length + raw.length).put(X509_PREFIX).put(raw).array();
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
  }

  private static int id(String name, byte[] raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      digest.update(ED25519);
      return ByteBuffer.wrap(digest.digest(raw)).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
