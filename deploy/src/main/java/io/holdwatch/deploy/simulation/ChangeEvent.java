package io.holdwatch.deploy.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as a source system publishes it.
 *
 * @param topic source topic
 * @param key JSON object
 * @param value Debezium envelope or structured CloudEvent, as JSON; null: a tombstone
 * @param eventTime simulated time at which it happened, in milliseconds' precision
 */
public record ChangeEvent(String topic, String key, @Nullable String value, Instant eventTime) {

  /** The key as bytes of UTF-8. */
  public byte[] keyBytes() {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  /** The value as bytes of UTF-8; null for a tombstone. */
  public byte @Nullable [] valueBytes() {
    return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
  }
}
