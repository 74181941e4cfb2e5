package io.holdwatch.contract;

import io.holdwatch.contract.audit.AuditEntry;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a deciding service writes an audit entry; the bytes of the leaf are made here once and never
 * re-encoded.
 */
public final class Audit {
  /** Most bytes of a leaf: the tile format of the log prefixes each with 16 bits of length. */
  public static final int LARGEST_LEAF = 65_535;

  private Audit() {}

  /**
   * An entry whose leaf is canonical JSON of {@code origin}, {@code sequence}, {@code kind}, {@code
   * decisionId}, {@code at} and {@code body}.
   *
   * @param origin "service/partition/generation"
   * @param sequence dense within the origin, from 1
   * @param atMillis when it was decided, by the clock of the decision's scope, UTC ms
   * @param body what was decided: strings, integers, booleans, lists and maps of them
   * @throws IllegalArgumentException where the leaf would exceed {@link #LARGEST_LEAF} bytes
   */
  public static AuditEntry entry(
      String origin,
      long sequence,
      String kind,
      String decisionId,
      long atMillis,
      Map<String, Object> body) {
    Map<String, Object> leaf = new TreeMap<>();
    leaf.put("origin", origin);
    leaf.put("sequence", sequence);
    leaf.put("kind", kind);
    leaf.put("decisionId", decisionId);
    leaf.put("at", atMillis);
    leaf.put("body", body);
    byte[] bytes = CanonicalJson.bytes(leaf);
    if (bytes.length > LARGEST_LEAF) {
      throw new IllegalArgumentException(
          "audit entry '"
              + kind
              + "' "
              + decisionId
              + " has "
              + bytes.length
              + " bytes, more than "
              + LARGEST_LEAF);
    }
    return new AuditEntry(origin, sequence, kind, decisionId, ByteBuffer.wrap(bytes));
  }
}
