package io.holdwatch.classifier.scope;

import io.holdwatch.classifier.exception.Life;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exception as the classifier keeps it.
 *
 * @param life its life so far
 * @param risks since when each of its parts has been at risk
 * @param last the packet that was written last; null before the first
 */
public record Tracked(Life life, Map<String, Instant> risks, @Nullable ExceptionPacket last) {
  static final Tracked NONE = new Tracked(Life.NONE, Map.of(), null);

  /** The order, where the exception is open and belongs to the scope. */
  Optional<OrderKey> openIn(String scope) {
    return last != null && last.getState() == ExceptionState.OPEN && last.getScope().equals(scope)
        ? OrderKey.of(scope, last.getSubject())
        : Optional.empty();
  }
}
