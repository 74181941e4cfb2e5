package io.holdwatch.classifier.subject;

import java.util.AbstractList;
import java.util.RandomAccess;

/**
 * The newest facts of one kind about one thing, one for each record, in the order of the records.
 * Never changed: what differs is another list. Of an order these are a few, and there are many
 * orders: a tree for each would be most of what is kept.
 *
 * @param <T> fact
 */
public final class ByRecord<T> extends AbstractList<T> implements RandomAccess {
  private static final ByRecord<?> NONE = new ByRecord<>(new Object[0]);

  /** A record, then its fact, in the order of the records. */
  private final Object[] slots;

  private ByRecord(Object[] slots) {
    this.slots = slots;
  }

  /** No facts. */
  @SuppressWarnings("unchecked")
  public static <T> ByRecord<T> none() {
    return (ByRecord<T>) NONE;
  }

  /** These with a fact in the place of the one of its record. */
  public ByRecord<T> with(String record, T fact) {
    int at = find(record);
    if (at >= 0) {
      Object[] after = slots.clone();
      after[2 * at + 1] = fact;
      return new ByRecord<>(after);
    }
    int place = 2 * (-at - 1);
    Object[] after = new Object[slots.length + 2];
    System.arraycopy(slots, 0, after, 0, place);
    after[place] = record;
    after[place + 1] = fact;
    System.arraycopy(slots, place, after, place + 2, slots.length - place);
    return new ByRecord<>(after);
  }

  /** These without that of a record. */
  public ByRecord<T> without(String record) {
    int at = find(record);
    if (at < 0) {
      return this;
    }
    if (slots.length == 2) {
      return none();
    }
    Object[] after = new Object[slots.length - 2];
    System.arraycopy(slots, 0, after, 0, 2 * at);
    System.arraycopy(slots, 2 * at + 2, after, 2 * at, after.length - 2 * at);
    return new ByRecord<>(after);
  }

  /** These with a fact, or without it where it is there no more. */
  public ByRecord<T> with(String record, T fact, boolean present) {
    return present ? with(record, fact) : without(record);
  }

  @Override
  @SuppressWarnings("unchecked")
  public T get(int index) {
    return (T) slots[2 * index + 1];
  }

  @Override
  public int size() {
    return slots.length / 2;
  }

  /** Index of a record, or -(the index that it would have) - 1. */
  private int find(String record) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = ((String) slots[2 * middle]).compareTo(record);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
