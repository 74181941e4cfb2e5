package io.holdwatch.audit.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public key that the auditor trusts, in the text form of C2SP signed-note: name, id, key. */
final class TrustedKey {
  private static final Pattern TEXT =
      Pattern.compile("([^+\\s]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+=*)");
  private static final HexFormat HEX = HexFormat.of();
  private static final int ED25519 = 1;
  private static final int LENGTH = 33;

  private final String name;
  private final byte[] id;
  private final PublicKey key;

  private TrustedKey(String name, byte[] id, PublicKey key) {
    this.name = name;
    this.id = id;
    this.key = key;
  }

  /**
   * A key from its text.
   *
   * @throws IllegalArgumentException where the text is damaged
   */
  static TrustedKey parse(String text) {
    Matcher parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException("it is not written as name+id+key");
    }
    byte[] typed = Base64.getDecoder().decode(parts.group(3));
    if (typed.length != LENGTH || typed[0] != ED25519) {
      throw new IllegalArgumentException("it is no Ed25519 key");
    }
    String name = parts.group(1);
    byte[] id = Arrays.copyOf(Sha256.of((name + "\n").getBytes(StandardCharsets.UTF_8), typed), 4);
    if (!HEX.formatHex(id).equals(parts.group(2))) {
      throw new IllegalArgumentException(
          "its id " + parts.group(2) + " is not that of the key, " + HEX.formatHex(id));
    }
    try {
      byte[] x509 = HEX.parseHex("302a300506032b6570032100" + HEX.formatHex(typed, 1, LENGTH));
      return new TrustedKey(
          name, id, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it is no Ed25519 key: " + e.getMessage(), e);
    }
  }

  /** Name of the key, which is the origin of the log. */
  String name() {
    return name;
  }

  /** Whether the line is the signature of this key over the text, written in its only form. */
  boolean signed(String text, String line) {
    String start = "\u2014 " + name + " ";
    if (!line.startsWith(start)) {
      return false;
    }
    String written = line.substring(start.length());
    try {
      byte[] blob = Base64.getDecoder().decode(written);
      if (blob.length != 68
          || !Arrays.equals(blob, 0, 4, id, 0, 4)
          || !Base64.getEncoder().encodeToString(blob).equals(written)) {
        return false;
      }
      Signature signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.verify(blob, 4, 64);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return false;
    }
  }
}
