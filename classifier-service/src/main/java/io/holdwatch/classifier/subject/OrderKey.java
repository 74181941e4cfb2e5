package io.holdwatch.classifier.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order within its scope. Every index asks for it, so it remembers its hash, and the one that
 * {@link Keys} knows what is kept of the order and of its lines.
 */
public final class OrderKey extends Slots<OrderKey> implements Comparable<OrderKey> {
  private static final LineKey[] NO_LINES = {};

  private final String scope;
  private final String order;
  private final int hash;

  /** Where something is kept by this very key; null: nowhere. */
  private @Nullable Keys home;

  /** Lines of which something is kept, in the order of their numbers. */
  private LineKey[] lines = NO_LINES;

  /**
   * The key of an order.
   *
   * @param scope scope
   * @param order business key of the order
   */
  public OrderKey(String scope, String order) {
    this.scope = scope;
    this.order = order;
    this.hash = 31 * scope.hashCode() + order.hashCode();
  }

  /** The key of an order where the order is known. */
  public static Optional<OrderKey> of(String scope, @Nullable String order) {
    return order == null ? Optional.empty() : Optional.of(new OrderKey(scope, order));
  }

  /** Scope. */
  public String scope() {
    return scope;
  }

  /** Business key of the order. */
  public String order() {
    return order;
  }

  /** The key of a line of it: the one by which something is kept, where there is one. */
  public LineKey line(String line) {
    LineKey key = new LineKey(this, line);
    LineKey kept = kept(key);
    return kept == null ? key : kept;
  }

  /** Whether something is kept there by this very key. */
  boolean isAt(Keys keys) {
    return home == keys;
  }

  @Override
  @Nullable OrderKey known(Keys keys) {
    return home == keys ? this : keys.find(this);
  }

  @Override
  OrderKey kept(Keys keys) {
    OrderKey known = known(keys);
    if (known != null) {
      return known;
    }
    OrderKey own = home == null ? this : new OrderKey(scope, order);
    own.home = keys;
    keys.add(own);
    return own;
  }

  @Override
  void leave(Keys keys) {
    if (lines.length == 0 && isEmpty()) {
      keys.remove(this);
      home = null;
    }
  }

  /** Lines of which something is kept, in the order of their numbers. */
  public List<LineKey> lines() {
    return List.of(lines);
  }

  /** The key by which something is kept of a line of it; null: nothing is. */
  @Nullable LineKey kept(LineKey line) {
    int at = Arrays.binarySearch(lines, line);
    return at < 0 ? null : lines[at];
  }

  void add(LineKey line) {
    int at = -Arrays.binarySearch(lines, line) - 1;
    LineKey[] more = Arrays.copyOf(lines, lines.length + 1);
    System.arraycopy(lines, at, more, at + 1, lines.length - at);
    more[at] = line;
    lines = more;
  }

  void remove(LineKey line) {
    int at = Arrays.binarySearch(lines, line);
    LineKey[] less = Arrays.copyOf(lines, lines.length - 1);
    System.arraycopy(lines, at + 1, less, at, less.length - at);
    lines = less;
  }

  @Override
  public int compareTo(OrderKey other) {
    if (this == other) {
      return 0;
    }
    // Nearly always the same scope, and then the very same text.
    return scope.equals(other.scope) ? order.compareTo(other.order) : scope.compareTo(other.scope);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof OrderKey key
            && hash == key.hash
            && order.equals(key.order)
            && scope.equals(key.scope));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Scope and order as one text; no scope contains the separator. */
  @Override
  public String toString() {
    return scope + "\u001f" + order;
  }
}
