package io.holdwatch.deploy.report;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.routed.RoutedException;
import io.holdwatch.contract.routed.RoutedKind;
import io.holdwatch.deploy.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows facts, rejections, packets and owners' topics from their beginning and keeps what {@link
 * Figures} needs, so that each record is read once. One thread.
 */
public final class RunReport implements AutoCloseable {
  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Deserializer<SpecificRecord> values;
  private final FactTally facts;
  private final ExceptionTally exceptions = new ExceptionTally();
  private final Quantiles latency = new Quantiles();
  private final Map<String, Long> rejected = new TreeMap<>();
  private final Map<String, Map<String, Long>> routedByScope = new HashMap<>();
  private final Map<TopicPartition, Long> last = new HashMap<>();
  private Consumer<RoutedException> listener = routed -> {};
  private BiConsumer<Integer, ExceptionPacket> packets = (partition, packet) -> {};

  /**
   * Begins at the beginning of the topics.
   *
   * @param stack whose topics
   * @param source whose facts and scopes count
   */
  public RunReport(Stack stack, String source) {
    this.consumer =
        stack.consumer(
            Stream.concat(
                    Stream.of(Topics.FACTS, Topics.REJECTED, Topics.PACKETS),
                    Topics.teams().stream().map(Topics::owners))
                .toArray(String[]::new));
    this.values = stack.wire().deserializer();
    this.facts = new FactTally(source);
  }

  /** Hears every routed record that is read from now on. */
  public void onRouted(Consumer<RoutedException> hears) {
    this.listener = hears;
  }

  /** Hears every packet that is read from now on, with its partition. */
  public void onPacket(BiConsumer<Integer, ExceptionPacket> hears) {
    this.packets = hears;
  }

  /** Scopes of the source that have been read of. */
  public Set<String> scopes() {
    return Set.copyOf(facts.scopes());
  }

  /** From now on only these scopes count. */
  public void only(Set<String> wanted) {
    facts.only(wanted);
  }

  /** What is read from now on belongs to this run. */
  public void beginRun() {
    facts.begin();
    rejected.clear();
    latency.clear();
  }

  /**
   * Reads what has come, waiting at most so long for the first of it; returns how many records it
   * was.
   */
  public int poll(Duration atMost) {
    int count = 0;
    for (ConsumerRecord<byte[], byte[]> message : consumer.poll(atMost)) {
      last.put(new TopicPartition(message.topic(), message.partition()), message.offset());
      take(message);
      count++;
    }
    return count;
  }

  /** How much of what is before these offsets has been read. */
  public long read(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.min(end.getValue(), consumer.position(end.getKey())))
        .sum();
  }

  /** Whether everything before these offsets has been read. */
  public boolean hasRead(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /**
   * Reads up to these offsets; {@code waits} is asked between polls and may end it with an
   * exception.
   */
  public void readTo(Map<TopicPartition, Long> ends, Runnable waits) {
    while (!hasRead(ends)) {
      poll(Duration.ofMillis(200));
      waits.run();
    }
  }

  /**
   * Offset of the last record that was read from each partition of a topic; a partition without
   * records is left out.
   */
  public Map<TopicPartition, Long> lastRead(String topic) {
    Map<TopicPartition, Long> of = new HashMap<>();
    last.forEach(
        (partition, offset) -> {
          if (partition.topic().equals(topic)) {
            of.put(partition, offset);
          }
        });
    return of;
  }

  /** Every partition that is followed. */
  public List<TopicPartition> partitions() {
    return new ArrayList<>(consumer.assignment());
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    if (message.topic().equals(Topics.REJECTED)) {
      rejected.merge(
          RecordHeaders.text(message.headers(), RecordHeaders.REASON).orElse("UNKNOWN"),
          1L,
          Long::sum);
      return;
    }
    if (message.value() == null) {
      return;
    }
    SpecificRecord value = values.deserialize(message.topic(), message.headers(), message.value());
    switch (value) {
      case RoutedException routed -> take(routed, message.timestamp());
      case ExceptionPacket packet -> {
        exceptions.add(packet);
        packets.accept(message.partition(), packet);
      }
      default -> facts.add(value);
    }
  }

  private void take(RoutedException routed, long published) {
    if (routed.getKind() == RoutedKind.OPEN) {
      routedByScope
          .computeIfAbsent(routed.getPacket().getScope(), scope -> new TreeMap<>())
          .merge(routed.getTeam(), 1L, Long::sum);
    }
    Instant upstream = routed.getPacket().getPublishedAt();
    if (upstream != null) {
      latency.add(Math.max(0, published - upstream.toEpochMilli()));
    }
    listener.accept(routed);
  }

  /** What has been read, in figures. */
  public Figures figures(long events, Figures.Audit audit) {
    Map<String, Long> routed = new TreeMap<>();
    routedByScope.forEach(
        (scope, teams) -> {
          if (facts.counts(scope)) {
            teams.forEach((team, count) -> routed.merge(team, count, Long::sum));
          }
        });
    return new Figures(
        events,
        facts.thisRun(),
        new TreeMap<>(rejected),
        facts.orders(),
        facts.lines(),
        exceptions.figures(facts::counts),
        routed,
        new Figures.Latency(latency.of(0.5), latency.of(0.99)),
        audit);
  }

  /** By type, the exceptions of one scope. */
  public Map<String, Figures.OfType> exceptions(String scope) {
    return exceptions.figures(scope::equals);
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}
