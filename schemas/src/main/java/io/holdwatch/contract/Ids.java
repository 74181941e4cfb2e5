package io.holdwatch.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Deterministic ids: the first 16 bytes of SHA-256 in hex over length-prefixed parts, so that no
 * two lists of parts collide.
 */
public final class Ids {
  private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Ids::newSha256);

  private Ids() {}

  /** Id of a fact: source, record type, record id, fact type and version. */
  public static String fact(
      String source, String recordType, String recordId, String factType, List<Long> version) {
    return of("fact", source, recordType, recordId, factType, version.toString());
  }

  /** Id of an exception: constant for a type and what it is about. */
  public static String exception(String type, String scope, String subject) {
    return of("exception", type, scope, subject);
  }

  /** Id of the case that decides one spell of an exception. */
  public static String caseOf(String exceptionId, int spell) {
    return of("case", exceptionId, Integer.toString(spell));
  }

  /** Id of a routed record: dense sequence per exception and team. */
  public static String routed(String exceptionId, String team, long sequence) {
    return of("routed", exceptionId, team, Long.toString(sequence));
  }

  /** Id of a decision (design: kind, subject, spell, revision, triggering fact, policy digest). */
  public static String decision(
      String kind, String subject, int spell, long revision, String trigger, String policyDigest) {
    return of(
        "decision",
        kind,
        subject,
        Integer.toString(spell),
        Long.toString(revision),
        trigger,
        policyDigest);
  }

  /** Hash of parts; each is prefixed by its length in UTF-8 bytes. */
  public static String of(String... parts) {
    MessageDigest digest = SHA256.get();
    digest.reset();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(
          new byte[] {
            (byte) (bytes.length >>> 24),
            (byte) (bytes.length >>> 16),
            (byte) (bytes.length >>> 8),
            (byte) bytes.length
          });
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  /** SHA-256 of the bytes in hex, all 32 bytes. */
  public static String sha256(byte[] bytes) {
    MessageDigest digest = SHA256.get();
    digest.reset();
    return HexFormat.of().formatHex(digest.digest(bytes));
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
