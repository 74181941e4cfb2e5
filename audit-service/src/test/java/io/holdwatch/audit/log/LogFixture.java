package io.holdwatch.audit.log;

import io.holdwatch.audit.note.SigningKey;
import io.holdwatch.contract.Audit;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.audit.AuditEntry;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A key and records as services write them. */
public final class LogFixture {
  /** Where the records of {@link #records} come from. */
  public static final String ORIGIN = "classifier/0/1";

  private LogFixture() {}

  /** Test 1 of RFC 8032, section 7.1, under the name of the log. */
  public static SigningKey key() {
    return SigningKey.of(
        "holdwatch/audit",
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
        HexFormat.of()
            .parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
  }

  /** A sound record. */
  public static Arrival.Entry entry(long offset, String origin, long sequence) {
    AuditEntry entry =
        Audit.entry(
            origin,
            sequence,
            "OPENED",
            Ids.of(origin, Long.toString(sequence)),
            1000 + sequence,
            Map.of("order", "NW:" + (10_000 + sequence)));
    return new Arrival.Entry(
        offset,
        origin,
        sequence,
        entry.getKind(),
        entry.getDecisionId(),
        Leaf.of(entry.getLeaf().array()));
  }

  /** Records of one origin at offsets {@code from} to {@code to - 1} with sequences one higher. */
  public static List<Arrival> records(long from, long to) {
    List<Arrival> records = new ArrayList<>();
    for (long offset = from; offset < to; offset++) {
      records.add(entry(offset, ORIGIN, offset + 1));
    }
    return records;
  }
}
