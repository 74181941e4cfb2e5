package io.holdwatch.ingest.edge;

import io.holdwatch.contract.Topics;
import io.holdwatch.ingest.IngestSettings;
import io.holdwatch.ingest.source.Epochs;
import io.holdwatch.ingest.source.Snapshots;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How each running instance learns what any of them was told or has read of a source: epochs that
 * were ordered, and where its snapshots begin and end. It reads their topic by itself, to its
 * present end before it reads any source, and goes on. The offset that it commits says that it has
 * done what an epoch asks for.
 */
final class SharedTopic implements AutoCloseable {
  static final TopicPartition PARTITION = new TopicPartition(Topics.SHARED, 0);
  private static final Logger LOG = LoggerFactory.getLogger(SharedTopic.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Epochs epochs;
  private final Sources sources;
  private final Thread thread = new Thread(this::follow, "shared");
  private long next;
  private volatile boolean closed;

  SharedTopic(Consumer<byte[], byte[]> consumer, Epochs epochs, Sources sources) {
    this.consumer = consumer;
    this.epochs = epochs;
    this.sources = sources;
  }

  /** A consumer of the topic; it is in no group, and commits under a name of its instance. */
  static Consumer<byte[], byte[]> consumer(IngestSettings settings) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.brokers(),
            ConsumerConfig.GROUP_ID_CONFIG,
            group(settings.instance()),
            ConsumerConfig.CLIENT_ID_CONFIG,
            "holdwatch-ingest-shared-" + settings.instance(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** The name under which an instance commits. */
  static String group(String instance) {
    return "holdwatch-ingest-shared-" + instance;
  }

  /** Learns all that was said before, and goes on learning. */
  void begin() {
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    while (consumer.position(PARTITION) < end) {
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
        shared(each)
            .ifPresent(
                said -> {
                  var unused = know(said);
                });
      }
    }
    next = end;
    consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(end)));
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    while (!closed) {
      try {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          take(each);
          next = each.offset() + 1;
        }
      } catch (WakeupException | InterruptException ending) {
        // Only the end of the process does either.
        break;
      } catch (KafkaException e) {
        LOG.warn("cannot take what other instances share, trying again: {}", e.toString());
        consumer.seek(PARTITION, next);
      }
    }
    consumer.close();
  }

  /** Also what is known: an order that is repeated is answered again. */
  private void take(ConsumerRecord<byte[], byte[]> record) {
    Optional<Shared> shared = shared(record);
    if (shared.isPresent()) {
      CompletableFuture<Boolean> told = know(shared.get());
      while (!isDone(told)) {
        if (closed) {
          return;
        }
      }
    }
    consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(record.offset() + 1)));
  }

  /** Completes once what follows from it is told. */
  private CompletableFuture<Boolean> know(Shared shared) {
    return switch (shared) {
      case Shared.Epoch(String source, long epoch) -> {
        if (epoch > epochs.of(source)) {
          epochs.start(source, epoch);
        }
        LOG.info("source '{}' has epoch {}", source, epochs.of(source));
        yield sources.restored(source, epoch);
      }
      case Shared.Seen(String source, Snapshots snapshots) -> {
        LOG.info("snapshots of source '{}' (begun, over): {}", source, snapshots.text());
        sources.heard(source, snapshots);
        yield CompletableFuture.completedFuture(true);
      }
    };
  }

  private static Optional<Shared> shared(ConsumerRecord<byte[], byte[]> record) {
    Optional<Shared> shared = Shared.parse(text(record.value()));
    if (shared.isEmpty()) {
      LOG.warn(
          "{}@{} is nothing that instances share and is passed over: only this service may write"
              + " there",
          PARTITION,
          record.offset());
    }
    return shared;
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static boolean isDone(CompletableFuture<Boolean> told) {
    try {
      var unused = told.get(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
  }
}
