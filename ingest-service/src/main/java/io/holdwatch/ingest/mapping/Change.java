package io.holdwatch.ingest.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a source topic, or one event of the HTTP entrance, as it arrived.
 *
 * @param topic topic, or what begins with {@link Mappings#HTTP}
 * @param partition partition of the topic
 * @param offset offset in the partition
 * @param published Kafka timestamp, UTC ms; for latency only
 * @param now wall time at reading, UTC ms; used for live clock domains only
 * @param key key bytes
 * @param value value bytes
 * @param headers headers as text
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Change(
    String topic,
    int partition,
    long offset,
    long published,
    long now,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Map<String, String> headers) {

  /**
   * A change of which only topic, key and value matter, as {@code feed} and {@code mapping test}
   * have them.
   */
  public static Change sample(
      String topic, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    return new Change(topic, 0, offset, 0, Long.MAX_VALUE / 2, key, value, Map.of());
  }
}
