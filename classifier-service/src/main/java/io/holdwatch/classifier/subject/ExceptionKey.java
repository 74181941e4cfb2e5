package io.holdwatch.classifier.subject;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.packet.ExceptionType;
import java.util.Comparator;

/**
 * Which exception: a type and what it is about.
 *
 * @param type of exception
 * @param order the order that it belongs to
 * @param subject order key, or "order:line" where the type is about lines
 */
public record ExceptionKey(ExceptionType type, OrderKey order, String subject)
    implements Comparable<ExceptionKey> {
  private static final Comparator<ExceptionKey> BY_ID =
      Comparator.comparing(ExceptionKey::order)
          .thenComparing(ExceptionKey::type)
          .thenComparing(ExceptionKey::subject);

  /** Exception id: hash of type, scope and subject; constant over the exception's life. */
  public String id() {
    return Ids.exception(type.name(), order.scope(), subject);
  }

  @Override
  public int compareTo(ExceptionKey other) {
    return BY_ID.compare(this, other);
  }
}
