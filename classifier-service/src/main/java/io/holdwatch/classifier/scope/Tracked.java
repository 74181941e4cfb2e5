package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.subject.ExceptionKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exception as the classifier keeps it.
 *
 * @param key which exception
 * @param life its life so far
 * @param memory what its rule has to remember of earlier facts: for SHIPMENT_DELAY what was
 *     promised of each part and until when, for HOLD_MISMATCH until when each cause held; for a
 *     shared cause when it was told with which member, whose timer looks at it again
 * @param last the packet that was written last; null before the first
 */
public record Tracked(
    ExceptionKey key, Life life, Map<String, Instant> memory, @Nullable ExceptionPacket last) {
  static Tracked none(ExceptionKey key) {
    return new Tracked(key, Life.NONE, Map.of(), null);
  }

  Tracked withLast(@Nullable ExceptionPacket packet) {
    return new Tracked(key, life, memory, packet);
  }

  boolean isOpen() {
    return last != null && last.getState() == ExceptionState.OPEN;
  }

  /** Whether there is nothing to look at again unless something is found. */
  boolean isQuiet() {
    return life.phase() == Life.Phase.QUIET;
  }
}
