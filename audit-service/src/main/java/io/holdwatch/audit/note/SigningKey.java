package io.holdwatch.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key that signs notes (C2SP signed-note, RFC 8032). */
public final class SigningKey {
  /** What a line with a signature begins with: em dash and space. */
  static final String DASH = "\u2014 ";

  private static final int RAW = 32;

  /** What an Ed25519 key in PKCS #8 form begins with (RFC 8410). */
  private static final byte[] PKCS8_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final VerifierKey verifier;
  private final PrivateKey key;
  private final byte[] seed;

  private SigningKey(VerifierKey verifier, PrivateKey key, byte[] seed) {
    this.verifier = verifier;
    this.key = key;
    this.seed = seed;
  }

  /**
   * A key from its two halves.
   *
   * @param name name of the key; the origin of the log
   * @param seed 32 random bytes, the private key of RFC 8032
   * @param publicKey the 32 bytes of the public key
   * @throws IllegalArgumentException where the halves do not belong together
   */
  public static SigningKey of(String name, byte[] seed, byte[] publicKey) {
    if (seed.length != RAW || publicKey.length != RAW) {
      throw new IllegalArgumentException("an Ed25519 key has two halves of 32 bytes");
    }
    try {
      byte[] pkcs8 =
          ByteBuffer.allocate(PKCS8_PREFIX.length + RAW).put(PKCS8_PREFIX).put(seed).array();
      PrivateKey key =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      SigningKey signer = new SigningKey(new VerifierKey(name, publicKey), key, seed.clone());
      if (!signer.verifier.signed(signer.sign("halves\n"))) {
        throw new IllegalArgumentException(
            "private and public half of key '" + name + "' do not belong together");
      }
      return signer;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("key '" + name + "' is no Ed25519 key", e);
    }
  }

  /**
   * A key from the text that {@link #text} gives.
   *
   * @throws IllegalArgumentException where the text is damaged
   */
  public static SigningKey parse(String text) {
    String[] parts = text.strip().split(" ", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("a key is written as name, private and public half");
    }
    return of(parts[0], Base64.getDecoder().decode(parts[1]), Base64.getDecoder().decode(parts[2]));
  }

  /** The key as one line: name, Base64 of the private half, Base64 of the public half. Secret. */
  public String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    return verifier.name()
        + " "
        + base64.encodeToString(seed)
        + " "
        + base64.encodeToString(verifier.raw())
        + "\n";
  }

  /** The key that checks what this one signs. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** The note of a text that ends with a newline: text, blank line, signature line. */
  public String sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] signed = signature.sign();
      byte[] blob =
          ByteBuffer.allocate(4 + signed.length).putInt(verifier.id()).put(signed).array();
      return text
          + "\n"
          + DASH
          + verifier.name()
          + " "
          + Base64.getEncoder().encodeToString(blob)
          + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "key '" + verifier.name() + "' does not sign: " + e.getMessage(), e);
    }
  }
}
