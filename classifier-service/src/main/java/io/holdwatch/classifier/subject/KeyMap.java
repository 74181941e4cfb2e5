package io.holdwatch.classifier.subject;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A map of which each value stands in a slot of its key. It goes through what it holds as it was
 * when that began, at the cost of all that anybody keeps: no event does.
 *
 * @param <K> key
 * @param <V> value; never null
 */
final class KeyMap<K extends Slots<K>, V> extends AbstractMap<K, V> {
  private final Keys keys;
  private final int slot;
  private final Supplier<Collection<K>> all;
  private int size;

  /**
   * @param all keys by which anybody keeps something
   */
  KeyMap(Keys keys, int slot, Supplier<Collection<K>> all) {
    this.keys = keys;
    this.slot = slot;
    this.all = all;
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    K known = known(key);
    return known == null ? null : value(known.get(slot));
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public V getOrDefault(@Nullable Object key, V other) {
    V value = get(key);
    return value == null ? other : value;
  }

  @Override
  public @Nullable V put(K key, V value) {
    V before = value(key.kept(keys).set(slot, Objects.requireNonNull(value)));
    size += before == null ? 1 : 0;
    return before;
  }

  @Override
  public @Nullable V remove(@Nullable Object key) {
    K known = known(key);
    V before = known == null ? null : value(known.set(slot, null));
    if (known != null && before != null) {
      size--;
      known.leave(keys);
    }
    return before;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Set<Map.Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<K, V>> iterator() {
        return entries().iterator();
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private List<Map.Entry<K, V>> entries() {
    List<Map.Entry<K, V>> entries = new ArrayList<>(size);
    if (size > 0) {
      for (K key : all.get()) {
        V value = value(key.get(slot));
        if (value != null) {
          entries.add(Map.entry(key, value));
        }
      }
    }
    return entries;
  }

  @SuppressWarnings("unchecked")
  private @Nullable K known(@Nullable Object key) {
    return key == null ? null : ((K) key).known(keys);
  }

  @SuppressWarnings("unchecked")
  private @Nullable V value(@Nullable Object kept) {
    return (V) kept;
  }
}
