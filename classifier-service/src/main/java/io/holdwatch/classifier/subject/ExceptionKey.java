package io.holdwatch.classifier.subject;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.packet.ExceptionType;

/**
 * Which exception: a type and what it is about.
 *
 * @param type of exception
 * @param order the order that it belongs to
 * @param subject order key, or "order:line" where the type is about lines
 */
public record ExceptionKey(ExceptionType type, OrderKey order, String subject)
    implements Comparable<ExceptionKey> {
  /** Exception id: hash of type, scope and subject; constant over the exception's life. */
  public String id() {
    return Ids.exception(type.name(), order.scope(), subject);
  }

  @Override
  public int compareTo(ExceptionKey other) {
    int byOrder = order.compareTo(other.order);
    int byType = byOrder == 0 ? type.compareTo(other.type) : byOrder;
    return byType == 0 ? subject.compareTo(other.subject) : byType;
  }
}
