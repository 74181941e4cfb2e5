package io.holdwatch.ingest.edge;

import io.holdwatch.contract.Ids;
import io.holdwatch.ingest.IngestSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** How this service talks to Kafka: every setting of its clients, and why. */
final class Clients {
  /**
   * Larger than any record that a source topic may hold, so that it can be rejected whole. [bytes]
   */
  static final int LARGEST_RECORD = 8 << 20;

  /**
   * What a record that is rejected may have of its own: the reason and what Kafka needs come to it.
   * [bytes]
   */
  static final int LARGEST_LETTER = LARGEST_RECORD - (64 << 10);

  /**
   * How long the end of the process waits for a broker that is away: what was not acknowledged is
   * read again.
   */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Group of the instances that read the sources. */
  static final String GROUP = "holdwatch-ingest";

  private static final String MEMBER = "holdwatch-ingest-";

  private Clients() {}

  /**
   * Name of an instance in a group. A broker gives a member that comes back the partitions that it
   * had, whatever topics it asks for now: who asks for others is another member.
   */
  static String member(String instance, Pattern topics) {
    return MEMBER + instance + "." + Ids.of(topics.pattern()).substring(0, 8);
  }

  /** Instance of a member of a group. */
  static String instance(String member) {
    int end = member.lastIndexOf('.');
    return member.startsWith(MEMBER) && end > MEMBER.length()
        ? member.substring(MEMBER.length(), end)
        : member;
  }

  /** Facts: each sent once and in order, compressed, and waited for. */
  static Map<String, Object> facts(IngestSettings settings) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "holdwatch-ingest-" + settings.instance());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Whoever reads a batch of input flushes at its end: to send before only makes more requests.
    config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    return config;
  }

  /** Rejections: one transaction with the offsets. */
  static Map<String, Object> rejects(IngestSettings settings) {
    Map<String, Object> config = facts(settings);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "holdwatch-ingest-rejects-" + settings.instance());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "ingest-" + settings.instance());
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
    return config;
  }

  /**
   * A container that reads topics of a pattern in batches and repeats a batch until it succeeds.
   */
  static ConcurrentMessageListenerContainer<byte[], byte[]> container(
      IngestSettings settings,
      String group,
      Pattern topics,
      BatchMessageListener<byte[], byte[]> listener,
      ApplicationEventPublisher events) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member(settings.instance(), topics));
    config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(
        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
        Math.toIntExact(settings.topicRefresh().toMillis()));
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, LARGEST_RECORD);
    config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * LARGEST_RECORD);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    DefaultKafkaConsumerFactory<byte[], byte[]> factory =
        new DefaultKafkaConsumerFactory<>(
            config, ByteArrayDeserializer::new, ByteArrayDeserializer::new);
    ContainerProperties properties = new ContainerProperties(topics);
    properties.setMessageListener(listener);
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    properties.setPollTimeout(250);
    properties.setShutdownTimeout(PATIENCE.toMillis());
    ConcurrentMessageListenerContainer<byte[], byte[]> container =
        new ConcurrentMessageListenerContainer<>(factory, properties);
    container.setBeanName(group);
    // Without this a client id gets a suffix per thread, and static membership with it.
    container.setAlwaysClientIdSuffix(false);
    container.setApplicationEventPublisher(events);
    ExponentialBackOff backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(5_000);
    container.setCommonErrorHandler(new DefaultErrorHandler(backOff));
    return container;
  }
}
