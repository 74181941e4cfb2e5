package io.holdwatch.audit.verify;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over parts. */
final class Sha256 {
  private Sha256() {}

  static byte[] of(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** RFC 6962 hash of a leaf. */
  static byte[] leaf(byte[] leaf) {
    return of(new byte[] {0}, leaf);
  }

  /** RFC 6962 hash of an inner node. */
  static byte[] node(byte[] left, byte[] right) {
    return of(new byte[] {1}, left, right);
  }
}
