package io.holdwatch.deploy.bench;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.audit.AuditEntry;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.Outcome;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.stack.Stack;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads what the product writes: the owners' topics while a run is measured, everything else
 * afterwards, so that reading takes no share of the processors from what is measured. One thread.
 */
final class Witness implements AutoCloseable {
  /** Topics that are read afterwards. */
  static final List<String> OTHERS =
      List.of(Topics.FACTS, Topics.REJECTED, Topics.PACKETS, Topics.CASES, Topics.AUDIT);

  private final Consumer<byte[], byte[]> owners;
  private final Consumer<byte[], byte[]> others;
  private final Deserializer<SpecificRecord> values;
  private final Map<Flow, Samples> samples = new EnumMap<>(Flow.class);
  private final List<Got> got = new ArrayList<>();
  private final Map<ByteBuffer, Integer> told = new HashMap<>();
  private Observed seen = new Observed();
  private long auditEnd;

  /** What the owners got, with the wall time at which it could be read, UTC ms. */
  private record Got(ConsumerRecord<byte[], byte[]> message, long readable) {}

  Witness(Stack stack) {
    this.owners =
        stack.consumer(Topics.teams().stream().map(Topics::owners).toArray(String[]::new));
    this.others = stack.consumer(OTHERS.toArray(String[]::new));
    this.values = stack.wire().deserializer();
  }

  /** What is read from now on belongs to a new run. */
  void begin() {
    seen = new Observed();
    samples.clear();
    told.clear();
  }

  /**
   * Takes what the owners have got, waiting at most so long for the first of it. It is looked into
   * afterwards, by {@link #closed}: here it takes no share of the processors from what is measured.
   */
  void owners(Duration atMost) {
    var batch = owners.poll(atMost);
    long now = System.currentTimeMillis();
    for (ConsumerRecord<byte[], byte[]> message : batch) {
      got.add(new Got(message, now));
      told.merge(ByteBuffer.wrap(message.key()), 1, Integer::sum);
    }
  }

  /**
   * How many exceptions the owners were told of more than once, as all are that were closed. It is
   * cheap, and may be early: {@link #closed} knows.
   */
  long toldAgain() {
    return told.values().stream().filter(times -> times > 1).count();
  }

  /**
   * Orders whose exception was closed in this run, as far as the owners' topics were read.
   *
   * @param hears each routed exception with the wall time at which it could be read, UTC ms
   */
  Set<String> closed(ObjLongConsumer<RoutedException> hears) {
    for (Got each : got) {
      ConsumerRecord<byte[], byte[]> message = each.message();
      if (message.value() != null
          && values.deserialize(message.topic(), message.headers(), message.value())
              instanceof RoutedException routed) {
        routed(message, routed);
        // An account owner's alert goes out with the record of the team that decides.
        if (routed.getAlert() == null) {
          hears.accept(routed, each.readable());
        }
      }
    }
    got.clear();
    return seen.routedClosed.keySet();
  }

  private void routed(ConsumerRecord<byte[], byte[]> message, RoutedException routed) {
    wrote(Flow.OWNERS, message);
    if (routed.getAlert() != null) {
      return;
    }
    String order = routed.getPacket().getOrder();
    if (routed.getKind() == RoutedKind.OPEN) {
      seen.routedOpen.merge(order, 1, Integer::sum);
    } else if (routed.getKind() == RoutedKind.CLOSED) {
      seen.routedClosed.merge(order, 1, Integer::sum);
    }
  }

  /**
   * Reads up to these ends, and says what the run came to.
   *
   * @param ends ends of {@link #OTHERS}, transactions under way included: a reader may see one
   *     partition of a transaction before another
   */
  Observed complete(Map<TopicPartition, Long> ends) {
    owners(Duration.ofMillis(50));
    closed((routed, time) -> {});
    while (ends.entrySet().stream()
        .anyMatch(end -> others.position(end.getKey()) < end.getValue())) {
      others.poll(Duration.ofMillis(200)).forEach(this::take);
    }
    return seen;
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    switch (message.topic()) {
      case Topics.FACTS -> {
        // Ticks and other control records name no scope.
        if (RecordHeaders.text(message.headers(), RecordHeaders.SCOPE).isPresent()) {
          wrote(Flow.FACTS, message);
          seen.facts.merge(
              RecordHeaders.text(message.headers(), RecordHeaders.TYPE).orElse(""), 1L, Long::sum);
        }
      }
      case Topics.REJECTED -> seen.rejected++;
      case Topics.CASES -> wrote(Flow.CASES, message);
      case Topics.AUDIT -> audited(message);
      default -> packet(message);
    }
  }

  private void audited(ConsumerRecord<byte[], byte[]> message) {
    auditEnd = message.offset() + 1;
    AuditEntry entry =
        (AuditEntry) values.deserialize(message.topic(), message.headers(), message.value());
    if (entry.getKind().startsWith("EXCEPTION_")) {
      wrote(Flow.CLASSIFIER_AUDIT, message);
    } else if (entry.getKind().startsWith("ROUTED_")) {
      wrote(Flow.ROUTING_AUDIT, message);
    }
  }

  private void packet(ConsumerRecord<byte[], byte[]> message) {
    ExceptionPacket packet =
        (ExceptionPacket) values.deserialize(message.topic(), message.headers(), message.value());
    if (packet.getKind() == PacketKind.CLOCK || packet.getKind() == PacketKind.POLICY) {
      return;
    }
    wrote(Flow.PACKETS, message);
    PacketEvent event = packet.getEvent();
    boolean delay = packet.getType() == ExceptionType.SHIPMENT_DELAY;
    if (delay && event == PacketEvent.OPENED) {
      seen.opened.merge(packet.getOrder(), 1, Integer::sum);
    } else if (delay && event == PacketEvent.CLEARED && packet.getOutcome() == Outcome.LATE) {
      seen.cleared.merge(packet.getOrder(), 1, Integer::sum);
    } else if (!delay || event != PacketEvent.UPDATED) {
      seen.unexpected.merge(
          packet.getType() + " " + event + " " + packet.getOutcome(), 1L, Long::sum);
    }
  }

  private void wrote(Flow flow, ConsumerRecord<byte[], byte[]> message) {
    seen.written.merge(flow, 1L, Long::sum);
    samples.computeIfAbsent(flow, f -> new Samples()).add(message);
  }

  /** The first records of the present run that a hop wrote. */
  Map<Flow, Samples> samples() {
    return Map.copyOf(samples);
  }

  /** Offset behind the last audit entry that was read. */
  long auditEnd() {
    return auditEnd;
  }

  @Override
  public void close() {
    owners.close();
    others.close();
    values.close();
  }
}
