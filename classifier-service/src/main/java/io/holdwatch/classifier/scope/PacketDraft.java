package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A packet before it is known whether it shares its cause with others.
 *
 * @param key exception that it is about
 * @param packet as it would stand alone
 * @param cause of its finding; null where it has none of a kind that others could share
 * @param finding what it tells; null: that the exception is closed
 * @param found all that is wrong with its order at that instant, settled or not
 */
record PacketDraft(
    ExceptionKey key,
    ExceptionPacket packet,
    @Nullable Cause cause,
    @Nullable Finding finding,
    List<Finding> found) {
  PacketDraft(
      ExceptionKey key, ExceptionPacket packet, @Nullable Cause cause, @Nullable Finding finding) {
    this(key, packet, cause, finding, List.of());
  }

  PacketDraft withFound(List<Finding> all) {
    return new PacketDraft(key, packet, cause, finding, all);
  }
}
