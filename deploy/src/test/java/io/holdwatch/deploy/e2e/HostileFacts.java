package io.holdwatch.deploy.e2e;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.ingest.mapping.Hostile;
import io.holdwatch.ingest.mapping.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** Bad input of the source that writes canonical facts, each made of a good one. */
final class HostileFacts {
  /** Topic of the source. */
  static final String TOPIC = "erp.facts";

  private final Serializer<SpecificRecord> serializer;
  private final Order good;

  /** Variants of a fact that was good. */
  HostileFacts(Stack stack, Order read) {
    this.serializer = stack.wire().serializer(Topics.of(Topics.FACTS));
    this.good = Order.newBuilder(read).build();
    good.getEnvelope().setScope("HOSTILE-FACTS");
    good.getEnvelope().setEventTime(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** One that is good. */
  byte[] good() {
    return with(order -> {});
  }

  List<Hostile> all() {
    byte[] bytes = good();
    byte[] magic = bytes.clone();
    magic[0] = 1;
    byte[] unknown = bytes.clone();
    ByteBuffer.wrap(unknown).putInt(1, 1 << 30);
    Instant ahead = Instant.now().plus(Duration.ofHours(1));
    return List.of(
        bad("empty fact", new byte[0], Reason.BAD_MAGIC, "byte 0"),
        bad("text", "an order".getBytes(StandardCharsets.UTF_8), Reason.BAD_MAGIC, "byte 0"),
        bad("wrong magic byte", magic, Reason.BAD_MAGIC, "byte 0"),
        bad("unknown schema id", unknown, Reason.UNKNOWN_SCHEMA, "byte 1"),
        bad(
            "schema of no fact",
            bytes(new Tick("live", Instant.EPOCH)),
            Reason.UNKNOWN_SCHEMA,
            "byte 1"),
        bad(
            "truncated Avro",
            Arrays.copyOf(bytes, bytes.length - 3),
            Reason.BAD_AVRO,
            "byte " + (bytes.length - 3)),
        bad(
            "bytes after the fact",
            Arrays.copyOf(bytes, bytes.length + 2),
            Reason.BAD_AVRO,
            "byte " + bytes.length),
        bad("large fact", Arrays.copyOf(bytes, 2 << 20), Reason.TOO_LARGE, "byte 1048576"),
        bad(
            "future event time",
            with(order -> order.getEnvelope().setEventTime(ahead)),
            Reason.FUTURE_EVENT_TIME,
            "event time"),
        bad(
            "negative version",
            with(order -> order.getEnvelope().setVersion(List.of(-1L))),
            Reason.BAD_VERSION,
            "envelope.version"),
        bad(
            "no scope",
            with(order -> order.getEnvelope().setScope(" ")),
            Reason.MISSING_FIELD,
            "envelope.scope"));
  }

  private byte[] with(Consumer<Order> change) {
    Order order = Order.newBuilder(good).build();
    change.accept(order);
    return bytes(order);
  }

  private byte[] bytes(SpecificRecord value) {
    return serializer.serialize(Topics.FACTS, new RecordHeaders(), value);
  }

  private static Hostile bad(String name, byte[] value, Reason reason, String at) {
    return new Hostile(name, TOPIC, value, reason, at);
  }
}
