package io.holdwatch.routing.stream;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.YamlError;
import io.holdwatch.contract.cases.Case;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.contract.policy.PolicyPack;
import io.holdwatch.routing.queue.ExceptionQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads policies, packets and cases of all partitions, from the beginning, into the queue, on a
 * thread of its own and outside every consumer group: each instance shows everything. Where Kafka
 * or the registry is away it tries again from where it was; routing does not wait for it.
 */
@Component
@ConditionalOnProperty(name = "holdwatch.page.enabled", matchIfMissing = true)
final class QueueFeed implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(QueueFeed.class);
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final long LONGEST_PAUSE_MS = 30_000;

  private final RoutingProperties properties;
  private final ExceptionQueue queue;
  private final AtomicLong behind = new AtomicLong();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private int of;
  private @Nullable Thread thread;

  QueueFeed(RoutingProperties properties, ExceptionQueue queue, MeterRegistry registry) {
    this.properties = properties;
    this.queue = queue;
    Gauge.builder("holdwatch.page.behind", behind, AtomicLong::get)
        .description("Records of exceptions.packets and cases.state that the page has yet to read")
        .register(registry);
    Gauge.builder("holdwatch.page.open", queue, ExceptionQueue::open)
        .description("Open exceptions that the page knows")
        .register(registry);
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("queue-feed").daemon().start(this::run);
  }

  private void run() {
    long pause = 500;
    while (!stopped()) {
      long read = next.values().stream().mapToLong(Long::longValue).sum();
      try {
        read();
      } catch (RuntimeException e) {
        if (next.values().stream().mapToLong(Long::longValue).sum() > read) {
          pause = 500;
        }
        LOG.warn("The page is not up to date, next try in {} ms: {}", pause, e.toString());
        pause(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
      }
    }
  }

  private void read() {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            properties.brokers(),
            ConsumerConfig.CLIENT_ID_CONFIG,
            "routing-page-" + properties.instance(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            // A person does not see a tenth of a second; broker and router have less to do.
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
            1 << 20,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            100,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false);
    try (Deserializer<SpecificRecord> values = properties.wire().deserializer();
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> packets = partitions(consumer, Topics.PACKETS);
      List<TopicPartition> cases = partitions(consumer, Topics.CASES);
      List<TopicPartition> policies = partitions(consumer, Topics.POLICIES);
      of = packets.size();
      assign(consumer, policies);
      toTheEnd(consumer, values, policies);
      // Packets before cases, so that a case finds its exception.
      assign(consumer, packets);
      toTheEnd(consumer, values, packets);
      assign(consumer, Stream.of(policies, packets, cases).flatMap(List::stream).toList());
      toTheEnd(consumer, values, cases);
      if (!queue.complete() && !stopped()) {
        queue.completed();
        LOG.info("The page shows {} open exceptions", queue.open());
      }
      while (!stopped()) {
        poll(consumer, values);
      }
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic)
        .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
    if (partitions.isEmpty()) {
      throw new IllegalStateException("topic '" + topic + "' is not there yet");
    }
    return partitions;
  }

  private void assign(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
    consumer.assign(partitions);
    partitions.forEach(
        each -> {
          Long offset = next.get(each);
          if (offset == null) {
            consumer.seekToBeginning(List.of(each));
          } else {
            consumer.seek(each, offset);
          }
        });
  }

  private void toTheEnd(
      KafkaConsumer<byte[], byte[]> consumer,
      Deserializer<SpecificRecord> values,
      Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!stopped()
        && ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll(consumer, values);
    }
  }

  private void poll(KafkaConsumer<byte[], byte[]> consumer, Deserializer<SpecificRecord> values) {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(WAIT)) {
      SpecificRecord value =
          each.value() == null ? null : values.deserialize(each.topic(), each.value());
      if (value instanceof ExceptionPacket packet) {
        queue.take(packet);
        if (packet.getKind() == PacketKind.POLICY) {
          queue.packs().activated(packet.getPolicyVersion(), each.partition(), of);
        }
      } else if (value instanceof PolicyPack pack) {
        published(pack);
      } else if (value instanceof Case decided) {
        queue.take(decided);
      }
      next.put(new TopicPartition(each.topic(), each.partition()), each.offset() + 1);
    }
    long lag = 0;
    for (TopicPartition each : consumer.assignment()) {
      lag += Math.max(0, consumer.currentLag(each).orElse(0));
    }
    behind.set(lag);
  }

  /** Without a pack that cannot be read the page shows the rest. */
  private void published(PolicyPack pack) {
    try {
      queue.packs().published(pack);
    } catch (YamlError e) {
      LOG.warn("The page cannot say how exceptions are decided: {}", e.getMessage());
    }
  }

  private boolean stopped() {
    return stopping.getCount() == 0;
  }

  private void pause(long millis) {
    try {
      if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
        LOG.debug("The page ends");
      }
    } catch (InterruptedException e) {
      stopping.countDown();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    stopping.countDown();
    try {
      if (thread != null) {
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null && thread.isAlive();
  }
}
