package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.packet.EvidenceWriter;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.packet.Evidence;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Records that are too old, or disputed, for what rests on them, and the exceptions of which
 * nothing is recommended for that: a newer fact of such a record may change no figure and still end
 * the doubt.
 */
final class Doubts {
  private record SourceRecord(String source, String type, String id) {}

  private final Map<SourceRecord, Set<ExceptionKey>> waiting = new HashMap<>();

  /** Takes what is known of an exception or a cause now in the place of what was. */
  void put(@Nullable Tracked before, Tracked after) {
    if (before != null) {
      each(before, false);
    }
    each(after, true);
  }

  /** The exceptions and causes that wait for a newer fact of a record, and it has come. */
  Set<ExceptionKey> of(Envelope arrived) {
    return waiting.isEmpty()
        ? Set.of()
        : waiting.getOrDefault(
            new SourceRecord(arrived.getSource(), arrived.getRecordType(), arrived.getRecordId()),
            Set.of());
  }

  private void each(Tracked state, boolean waits) {
    ExceptionPacket last = state.isOpen() ? state.last() : null;
    if (last == null || last.getWithheld() == null) {
      return;
    }
    for (Evidence each : last.getEvidence()) {
      if (EvidenceWriter.stale(each) || each.getRivalValue() != null) {
        SourceRecord of =
            new SourceRecord(each.getSource(), each.getRecordType(), each.getRecordId());
        Set<ExceptionKey> keys = waiting.computeIfAbsent(of, r -> new TreeSet<>());
        boolean changed = waits ? keys.add(state.key()) : keys.remove(state.key());
        if (changed && keys.isEmpty()) {
          waiting.remove(of);
        }
      }
    }
  }
}
