package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import java.util.ArrayList;
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

  /** What a packet made of it says of one line alone: how it adds up, and what was tried for it. */
  List<String> own(ExceptionPacket made) {
    if (finding == null || finding.sum() == null) {
      return List.of();
    }
    List<String> own = new ArrayList<>(made.getStockOptions());
    own.subList(1, 1 + finding.facts().size()).clear();
    return own;
  }

  /** What a packet made of it says of all lines that share the cause. */
  List<String> common(ExceptionPacket made) {
    List<String> said = made.getStockOptions();
    return finding == null || finding.sum() == null ? said : said.subList(1, said.size());
  }
}
