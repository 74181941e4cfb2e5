package io.holdwatch.classifier.stream;

import io.holdwatch.classifier.scope.Arrival;
import io.holdwatch.classifier.scope.Effect;
import io.holdwatch.classifier.scope.ScopeDesk;
import io.holdwatch.classifier.scope.Tracked;
import io.holdwatch.contract.AuditTrail;
import io.holdwatch.contract.AvroWire;
import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.audit.AuditEntry;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PacketKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Carries records of {@code facts} to the desk of their partition, and its effects to the store and
 * to topics.
 *
 * <p>There is one store for all that is kept: every partition that a transaction writes to costs
 * the broker a marker at each commit, fifty times a second, and a changelog is one.
 */
final class ScopeProcessor implements Processor<byte[], byte[], byte[], Object> {
  static final String STATE = "state";
  static final String MARKER = "process-id";

  private static final String FACT = "fact:";
  private static final String EXCEPTION = "exception:";
  private static final String AUDIT = "audit:";

  private final AvroWire wire;
  private final ClassifierMetrics metrics;
  private ScopeDesk desk = new ScopeDesk();
  private @Nullable Kept kept;

  ScopeProcessor(AvroWire wire, ClassifierMetrics metrics) {
    this.wire = wire;
    this.metrics = metrics;
  }

  /** What belongs to one life of a task. */
  private record Kept(
      ProcessorContext<byte[], Object> context,
      KeyValueStore<String, byte[]> state,
      AuditTrail audit,
      Deserializer<SpecificRecord> values,
      Serializer<SpecificRecord> facts,
      Serializer<SpecificRecord> packets,
      Map<ExceptionPacket, byte[]> written,
      Map<String, Long> numbering,
      Set<String> numbered) {
    /** The bytes of a packet, encoded once for its topic and for the store. */
    byte[] bytes(ExceptionPacket packet) {
      return written.computeIfAbsent(packet, each -> packets.serialize(Topics.PACKETS, each));
    }
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    KeyValueStore<String, byte[]> state = context.getStateStore(STATE);
    int partition = context.taskId().partition();
    Deserializer<SpecificRecord> values = wire.deserializer();
    Map<String, Long> numbering = new HashMap<>();
    Set<String> numbered = new TreeSet<>();
    desk = new ScopeDesk();
    restore(state, values, numbering);
    AuditTrail audit =
        AuditTrail.resume(
            "classifier/" + partition,
            numbering::get,
            (key, value) -> {
              numbering.put(key, value);
              numbered.add(key);
            },
            context.currentSystemTimeMs());
    kept =
        new Kept(
            context,
            state,
            audit,
            values,
            wire.serializer(Topics.of(Topics.FACTS)),
            wire.serializer(),
            new IdentityHashMap<>(),
            numbering,
            numbered);
    metrics.watch(partition, desk);
  }

  /** Gives the desk what the journal gives out: all facts, then the exceptions. */
  private void restore(
      KeyValueStore<String, byte[]> state,
      Deserializer<SpecificRecord> values,
      Map<String, Long> numbering) {
    List<Tracked> exceptions = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = state.all()) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> each = all.next();
        if (each.key.startsWith(FACT)) {
          desk.restore(
              each.key.substring(FACT.length()), values.deserialize(Topics.FACTS, each.value));
        } else if (each.key.startsWith(EXCEPTION)) {
          exceptions.add(
              TrackedCodec.decode(
                  each.value,
                  packet -> (ExceptionPacket) values.deserialize(Topics.PACKETS, packet)));
        } else {
          numbering.put(
              each.key.substring(AUDIT.length()),
              Long.valueOf(new String(each.value, StandardCharsets.UTF_8)));
        }
      }
    }
    exceptions.forEach(desk::restore);
    desk.resume();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Kept now = Objects.requireNonNull(kept, "init comes before process");
    metrics.in();
    SpecificRecord fact;
    try {
      fact = now.values().deserialize(Topics.FACTS, record.headers(), record.value());
    } catch (SerializationException
        | org.apache.avro.AvroRuntimeException
        | IllegalStateException e) {
      reject(
          now, record, "UNREADABLE_FACT", "value", "cannot be read as a fact: " + e.getMessage());
      keepNumbering(now);
      return;
    }
    if (fact == null) {
      metrics.dropped("empty");
      return;
    }
    Arrival arrival =
        new Arrival(
            more(RecordHeaders.text(record.headers(), RecordHeaders.MORE).orElse("")),
            published(record));
    for (Effect effect : desk.take(fact, arrival)) {
      switch (effect) {
        case Effect.Keep keep ->
            now.state().put(FACT + keep.key(), record(now, record, keep, fact));
        case Effect.Forget forget -> now.state().delete(FACT + forget.key());
        case Effect.Track track ->
            now.state().put(EXCEPTION + track.exceptionId(), bytes(now, track.tracked()));
        case Effect.Emit emit -> emit(now, emit.packet(), record.timestamp());
        case Effect.Count count -> count(now, count.verdict(), record);
      }
    }
    // Most facts lead to no packet, and to clear an empty map goes over all its places.
    if (!now.written().isEmpty()) {
      now.written().clear();
    }
    keepNumbering(now);
  }

  private static byte[] bytes(Kept now, Tracked tracked) {
    ExceptionPacket last = tracked.last();
    return TrackedCodec.encode(tracked, last == null ? null : now.bytes(last));
  }

  /** One record of the changelog for all entries that a fact led to. */
  private void keepNumbering(Kept now) {
    for (String key : now.numbered()) {
      now.state().put(AUDIT + key, bytes(String.valueOf(now.numbering().get(key))));
    }
    now.numbered().clear();
  }

  /** The bytes of a kept fact: those that came, unless the desk made or dated the fact itself. */
  private static byte[] record(
      Kept now, Record<byte[], byte[]> record, Effect.Keep keep, SpecificRecord fact) {
    return keep.fact() == fact ? record.value() : now.facts().serialize(Topics.FACTS, keep.fact());
  }

  private void emit(Kept now, ExceptionPacket packet, long timestamp) {
    int partition = now.context().taskId().partition();
    String key =
        switch (packet.getKind()) {
          case CLOCK -> "clock:" + packet.getClock() + ":" + partition;
          case POLICY -> "policy:" + packet.getScope() + ":" + partition;
          case EXCEPTION, CAUSE, FOLLOW_UP, UNKNOWN -> packet.getExceptionId();
        };
    now.context()
        .forward(
            new Record<>(
                bytes(key), new ClassifierTopology.Written(packet, now.bytes(packet)), timestamp),
            ClassifierTopology.PACKETS);
    if (packet.getKind() == PacketKind.EXCEPTION) {
      metrics.packet(packet);
      AuditEntry entry =
          now.audit()
              .next(
                  PacketAudit.kind(packet),
                  PacketAudit.decisionId(packet),
                  packet.getAt(),
                  PacketAudit.body(packet));
      now.context().forward(new Record<>(null, entry, timestamp), ClassifierTopology.AUDIT);
    }
  }

  private void count(Kept now, Effect.Verdict verdict, Record<byte[], byte[]> record) {
    switch (verdict) {
      case APPLIED -> metrics.out();
      case STALE -> metrics.dropped("stale");
      case DUPLICATE -> metrics.dropped("duplicate");
      case COLLISION ->
          reject(
              now,
              record,
              "VERSION_COLLISION",
              "version",
              "version "
                  + RecordHeaders.text(record.headers(), RecordHeaders.VERSION).orElse("?")
                  + " of "
                  + RecordHeaders.text(record.headers(), RecordHeaders.RECORD).orElse("?")
                  + " is known with other content: publish the correction with a newer version");
    }
  }

  private void reject(
      Kept now, Record<byte[], byte[]> record, String reason, String at, String message) {
    metrics.rejected(reason);
    Headers headers = record.headers();
    String position =
        now.context()
            .recordMetadata()
            .map(m -> m.topic() + "-" + m.partition() + "@" + m.offset())
            .orElse("?");
    RecordHeaders.put(headers, RecordHeaders.REASON, reason);
    RecordHeaders.put(headers, RecordHeaders.MESSAGE, message);
    RecordHeaders.put(headers, RecordHeaders.AT, at);
    RecordHeaders.put(headers, RecordHeaders.MAPPING, "-");
    RecordHeaders.put(headers, RecordHeaders.POSITION, position);
    now.context()
        .forward(
            new Record<>(record.key(), record.value(), record.timestamp(), headers),
            ClassifierTopology.REJECTED);
    AuditEntry entry =
        now.audit()
            .next(
                "EVENT_REJECTED",
                io.holdwatch.contract.Ids.of("EVENT_REJECTED", position),
                Instant.ofEpochMilli(record.timestamp()),
                Map.of("position", position, "reason", reason, "at", at));
    now.context().forward(new Record<>(null, entry, record.timestamp()), ClassifierTopology.AUDIT);
  }

  private static Arrival.More more(String said) {
    return switch (said) {
      case RecordHeaders.MORE_OF_CHANGE -> Arrival.More.OF_CHANGE;
      case RecordHeaders.MORE_OF_BATCH -> Arrival.More.OF_BATCH;
      default -> Arrival.More.NOTHING;
    };
  }

  private static Optional<Instant> published(Record<byte[], byte[]> record) {
    return RecordHeaders.text(record.headers(), RecordHeaders.PUBLISHED)
        .map(Long::parseLong)
        .map(Instant::ofEpochMilli);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
