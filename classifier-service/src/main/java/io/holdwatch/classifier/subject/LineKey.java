package io.holdwatch.classifier.subject;

import org.jspecify.annotations.Nullable;

/**
 * A line of an order within its scope. Every index asks for it, so it remembers its hash, and the
 * one that {@link Keys} knows what is kept of the line.
 */
public final class LineKey extends Slots<LineKey> implements Comparable<LineKey> {
  private final OrderKey order;
  private final String line;
  private final int hash;

  /**
   * The key of a line.
   *
   * @param order the order
   * @param line line number within the order
   */
  public LineKey(OrderKey order, String line) {
    this.order = order;
    this.line = line;
    this.hash = 31 * order.hashCode() + line.hashCode();
  }

  /** The order. */
  public OrderKey order() {
    return order;
  }

  /** Line number within the order. */
  public String line() {
    return line;
  }

  @Override
  @Nullable LineKey known(Keys keys) {
    if (isOpen() && order.isAt(keys)) {
      return this;
    }
    OrderKey own = order.known(keys);
    return own == null ? null : own.kept(this);
  }

  @Override
  LineKey kept(Keys keys) {
    LineKey known = known(keys);
    if (known != null) {
      return known;
    }
    OrderKey own = order.kept(keys);
    LineKey key = order.isAt(keys) ? this : new LineKey(own, line);
    key.open(keys.lineMaps());
    own.add(key);
    return key;
  }

  @Override
  void leave(Keys keys) {
    if (isEmpty()) {
      close();
      order.remove(this);
      order.leave(keys);
    }
  }

  @Override
  public int compareTo(LineKey other) {
    int byOrder = order.compareTo(other.order);
    return byOrder == 0 ? line.compareTo(other.line) : byOrder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof LineKey key
            && hash == key.hash
            && line.equals(key.line)
            && order.equals(key.order));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Subject of exceptions of the line: "order:line". */
  public String subject() {
    return order.order() + ":" + line;
  }

  @Override
  public String toString() {
    return order + "\u001f" + line;
  }
}
