package io.holdwatch.deploy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One hop as an engineer would write it by hand: reads, copies bytes without looking at them,
 * commits. Its clients have the settings of the product's.
 */
final class RawHop implements Runnable {
  private static final long COMMIT_NANOS = Duration.ofMillis(20).toNanos();

  private final RawPlan.Hop plan;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Runnable ready;
  private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private long read;
  private long begun;

  /**
   * A hop of the chain.
   *
   * @param ready is told once, when the hop has its partitions
   */
  RawHop(String bootstrap, RawPlan.Hop plan, Runnable ready) {
    this.plan = plan;
    this.ready = ready;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG,
                plan.name(),
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                "classic",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                1_000,
                "enable.metrics.push",
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    Map<String, Object> config =
        new HashMap<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                64 * 1024,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                "enable.metrics.push",
                false));
    if (plan.transactional()) {
      config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, plan.name());
      config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
    }
    this.producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Runs until the process ends. */
  @Override
  public void run() {
    if (plan.transactional()) {
      producer.initTransactions();
    }
    consumer.subscribe(plan.inputs());
    boolean told = false;
    while (true) {
      ConsumerRecords<byte[], byte[]> batch = consumer.poll(untilCommit());
      if (!told && !consumer.assignment().isEmpty()) {
        ready.run();
        told = true;
      }
      if (!batch.isEmpty()) {
        copy(batch);
      }
      if (!offsets.isEmpty()
          && (!plan.transactional() || System.nanoTime() - begun >= COMMIT_NANOS)) {
        commit();
      }
    }
  }

  private Duration untilCommit() {
    return offsets.isEmpty()
        ? Duration.ofMillis(100)
        : Duration.ofNanos(Math.max(0, begun + COMMIT_NANOS - System.nanoTime()));
  }

  private void copy(ConsumerRecords<byte[], byte[]> batch) {
    if (offsets.isEmpty()) {
      begun = System.nanoTime();
      if (plan.transactional()) {
        producer.beginTransaction();
      }
    }
    for (ConsumerRecord<byte[], byte[]> input : batch) {
      for (RawPlan.Output output : plan.outputs()) {
        for (long i = output.fanOut().after(read); i < output.fanOut().after(read + 1); i++) {
          sent.add(producer.send(output.samples().next(output.topic())));
        }
      }
      read++;
      offsets.put(
          new TopicPartition(input.topic(), input.partition()),
          new OffsetAndMetadata(input.offset() + 1));
    }
  }

  private void commit() {
    if (plan.transactional()) {
      producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
      producer.commitTransaction();
    } else {
      producer.flush();
      acknowledged();
      consumer.commitSync(offsets);
    }
    sent.clear();
    offsets.clear();
  }

  private void acknowledged() {
    try {
      for (Future<RecordMetadata> future : sent) {
        var unused = future.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
