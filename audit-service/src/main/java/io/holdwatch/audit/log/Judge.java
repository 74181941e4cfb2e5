package io.holdwatch.audit.log;

import io.holdwatch.audit.log.Arrival.Entry;
import io.holdwatch.audit.log.Arrival.Unreadable;
import io.holdwatch.audit.log.Verdict.Appended;
import io.holdwatch.audit.log.Verdict.Duplicate;
import io.holdwatch.audit.log.Verdict.Reason;
import io.holdwatch.audit.log.Verdict.Rejected;
import java.util.Map;
import java.util.Objects;

/**
 * Says what becomes of a record: a leaf iff its leaf is sound and its sequence exceeds its origin's
 * high-water mark.
 */
final class Judge {
  private Judge() {}

  static Verdict judge(Arrival arrival, Origins origins) {
    return switch (arrival) {
      case Unreadable unreadable -> new Rejected(Reason.UNREADABLE, unreadable.message());
      case Entry entry -> judge(entry, origins);
    };
  }

  private static Verdict judge(Entry entry, Origins origins) {
    Map<String, Object> leaf;
    try {
      leaf = LeafReader.read(entry.leaf().bytes());
    } catch (IllegalArgumentException e) {
      return new Rejected(
          Reason.NOT_CANONICAL,
          "entry " + entry.sequence() + " of " + entry.origin() + ": " + e.getMessage());
    }
    String difference = difference(entry, leaf);
    if (!difference.isEmpty()) {
      return new Rejected(Reason.MISMATCH, difference);
    }
    if (origins.exceeds(entry.origin(), entry.sequence())) {
      return new Appended();
    }
    if (origins.missing(entry.origin(), entry.sequence())) {
      return new Rejected(
          Reason.LATE,
          "sequence "
              + entry.sequence()
              + " of "
              + entry.origin()
              + " came after a later one became a leaf: it stays missing");
    }
    return new Duplicate();
  }

  private static String difference(Entry entry, Map<String, Object> leaf) {
    if (entry.sequence() < 1) {
      return "field 'sequence' is " + entry.sequence() + ": sequences count from 1";
    }
    Map<String, Object> envelope =
        Map.of(
            "origin",
            entry.origin(),
            "sequence",
            entry.sequence(),
            "kind",
            entry.kind(),
            "decisionId",
            entry.decisionId());
    for (Map.Entry<String, Object> field : new java.util.TreeMap<>(envelope).entrySet()) {
      if (!Objects.equals(leaf.get(field.getKey()), field.getValue())) {
        return "field '"
            + field.getKey()
            + "' is '"
            + field.getValue()
            + "' in the record and '"
            + leaf.get(field.getKey())
            + "' in its leaf";
      }
    }
    return "";
  }
}
