package io.holdwatch.audit.intake;

import io.holdwatch.contract.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The one partition of {@code audit.log}; reads what is committed, from an offset that the caller
 * keeps.
 */
public final class Topic {
  private static final TopicPartition PARTITION = new TopicPartition(Topics.AUDIT, 0);
  private static final int LARGEST_BATCH = 5_000;
  private static final int SOON_ENOUGH = 512 * 1024;

  private final Properties settings = new Properties();

  /**
   * @param brokers bootstrap servers
   * @param batchWait how long the broker collects records for one batch
   */
  public Topic(String brokers, Duration batchWait) {
    settings.putAll(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.GROUP_ID_CONFIG,
            "holdwatch-audit",
            ConsumerConfig.CLIENT_ID_CONFIG,
            "holdwatch-audit",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            LARGEST_BATCH,
            ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
            SOON_ENOUGH,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            (int) batchWait.toMillis()));
  }

  /** Opens a reader at an offset. */
  Reader open(long offset) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(PARTITION));
    consumer.seek(PARTITION, offset);
    return new Reader(consumer);
  }

  /**
   * Reads in order.
   *
   * @param consumer used by one thread, except for {@code wakeup}
   */
  record Reader(KafkaConsumer<byte[], byte[]> consumer) implements AutoCloseable {

    /** Offset after the last committed record now. */
    long end() {
      return consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    }

    List<ConsumerRecord<byte[], byte[]>> poll(Duration wait) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
      return records.records(PARTITION);
    }

    /** Offset to read next. */
    long position() {
      return consumer.position(PARTITION);
    }

    /** Tells the broker how far it is, for tools that show lag; nothing is ever read from there. */
    void tell(long offset) {
      consumer.commitAsync(Map.of(PARTITION, new OffsetAndMetadata(offset)), null);
    }

    void wakeup() {
      consumer.wakeup();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
