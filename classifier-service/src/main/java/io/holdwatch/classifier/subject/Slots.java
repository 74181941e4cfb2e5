package io.holdwatch.classifier.subject;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the maps of {@link Keys} keep by a key, each in a slot of its own: who has the key has all
 * of it without looking anything up.
 *
 * @param <K> the key itself
 */
abstract class Slots<K extends Slots<K>> {
  private static final @Nullable Object[] NONE = {};

  private @Nullable Object[] slots = NONE;

  /** The key by which the same is kept; null: nothing is. */
  abstract @Nullable K known(Keys keys);

  /** The key by which the same is kept from now on. */
  abstract K kept(Keys keys);

  /** Goes, where nothing is kept by it any more. */
  abstract void leave(Keys keys);

  final @Nullable Object get(int slot) {
    return slot < slots.length ? slots[slot] : null;
  }

  /** Puts what is kept in a slot, null: nothing; returns what was there. */
  final @Nullable Object set(int slot, @Nullable Object value) {
    Object before = get(slot);
    if (before != value) {
      if (slot >= slots.length) {
        slots = Arrays.copyOf(slots, slot + 1);
      }
      slots[slot] = value;
    }
    return before;
  }

  /** Has room for so many from now on. */
  final void open(int count) {
    slots = new @Nullable Object[count];
  }

  final void close() {
    slots = NONE;
  }

  final boolean isOpen() {
    return slots != NONE;
  }

  final boolean isEmpty() {
    for (Object each : slots) {
      if (each != null) {
        return false;
      }
    }
    return true;
  }
}
