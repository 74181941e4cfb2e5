package io.holdwatch.classifier.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that is there for its changelog: what is put is logged by Streams, and what the changelog
 * gives back at a start is given out once, by {@link #all}. From then on the reader has it, and it
 * is not kept a second time as bytes.
 */
final class Journal implements KeyValueStore<Bytes, byte[]> {
  private final String name;
  private Map<Bytes, byte[]> restored = new HashMap<>();
  private boolean givenOut;
  private boolean open;

  private Journal(String name) {
    this.name = name;
  }

  static KeyValueBytesStoreSupplier supplier(String name) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new Journal(name);
      }

      @Override
      public String metricsScope() {
        return "journal";
      }
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, this::restore);
    open = true;
  }

  private void restore(byte[] key, byte @Nullable [] value) {
    if (givenOut) {
      throw new IllegalStateException(
          "the state of "
              + name
              + " was given out, and its changelog is read again: restart the service, which"
              + " restores all of it");
    }
    if (value == null) {
      restored.remove(Bytes.wrap(key));
    } else {
      restored.put(Bytes.wrap(key), value);
    }
  }

  @Override
  public void put(Bytes key, byte @Nullable [] value) {
    if (!givenOut) {
      restore(key.get(), value);
    }
  }

  @Override
  public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
    throw new UnsupportedOperationException("what is logged is not asked for what it has");
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte @Nullable [] delete(Bytes key) {
    put(key, null);
    return null;
  }

  @Override
  public byte[] get(Bytes key) {
    throw new UnsupportedOperationException("what is logged is given out as a whole");
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    throw new UnsupportedOperationException("what is logged is given out as a whole");
  }

  /** Gives out what was restored, by key, and lets go of it entry by entry. */
  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    if (givenOut) {
      throw new IllegalStateException("the state of " + name + " is given out once only");
    }
    givenOut = true;
    Map<Bytes, byte[]> values = restored;
    restored = Map.of();
    List<Bytes> keys = new ArrayList<>(values.keySet());
    keys.sort(null);
    return new GivenOut(keys, values);
  }

  @Override
  public long approximateNumEntries() {
    return restored.size();
  }

  /** A task that begins anew with this store restores it from the beginning. */
  @Override
  public void close() {
    restored = new HashMap<>();
    givenOut = false;
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public Position getPosition() {
    return Position.emptyPosition();
  }

  /** Entries by key; each is let go of as it is given. */
  private static final class GivenOut implements KeyValueIterator<Bytes, byte[]> {
    private final List<Bytes> keys;
    private final Map<Bytes, byte[]> values;
    private int next;

    GivenOut(List<Bytes> keys, Map<Bytes, byte[]> values) {
      this.keys = keys;
      this.values = values;
    }

    @Override
    public boolean hasNext() {
      return next < keys.size();
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      Bytes key = peekNextKey();
      next++;
      return KeyValue.pair(key, values.remove(key));
    }

    @Override
    public Bytes peekNextKey() {
      if (!hasNext()) {
        throw new java.util.NoSuchElementException();
      }
      return keys.get(next);
    }

    @Override
    public void close() {
      values.clear();
    }
  }
}
