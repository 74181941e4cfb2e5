package io.holdwatch.deploy.feed;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.deploy.stack.StackProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events and marks to source topics; every acknowledgement is checked. One thread. */
public final class Feeder {
  private final Producer<byte[], byte[]> producer;
  private final String clock;
  private final Map<String, Integer> partitions;
  private final int all;
  private final AtomicReference<Exception> failed = new AtomicReference<>();
  private final Callback check =
      (metadata, thrown) -> {
        if (thrown != null) {
          failed.compareAndSet(null, thrown);
        }
      };

  /**
   * A feed of a source.
   *
   * @param producer idempotent, so that what is sent to a partition stays in order
   * @param clock clock domain of the marks
   * @param partitions topics that are fed, each with its number of partitions; all are marked
   */
  public Feeder(Producer<byte[], byte[]> producer, String clock, Map<String, Integer> partitions) {
    this.producer = producer;
    this.clock = clock;
    this.partitions = new LinkedHashMap<>(partitions);
    this.all = partitions.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Sends one event; Kafka's own partitioner chooses by the key. */
  public void send(Event event) {
    check();
    var unused =
        producer.send(new ProducerRecord<>(event.topic(), event.key(), event.value()), check);
  }

  /**
   * Marks every partition: all up to this time has been sent.
   *
   * @param millis UTC ms
   * @param end whether it is the last mark of the feed
   */
  public void mark(long millis, boolean end) {
    check();
    partitions.forEach(
        (topic, count) -> {
          for (int partition = 0; partition < count; partition++) {
            ProducerRecord<byte[], byte[]> mark =
                new ProducerRecord<>(topic, partition, null, null);
            RecordHeaders.put(mark.headers(), RecordHeaders.MARK, Long.toString(millis));
            RecordHeaders.put(mark.headers(), RecordHeaders.MARK_CLOCK, clock);
            RecordHeaders.put(mark.headers(), RecordHeaders.MARK_PARTITIONS, Integer.toString(all));
            RecordHeaders.put(mark.headers(), RecordHeaders.MARK_END, Boolean.toString(end));
            var unused = producer.send(mark, check);
          }
        });
  }

  /** Returns when Kafka has acknowledged everything. */
  public void flush() {
    producer.flush();
    check();
  }

  private void check() {
    Exception thrown = failed.get();
    if (thrown != null) {
      throw new StackProblem(
          "Kafka did not take an event: "
              + thrown.getMessage()
              + " (holdwatch status, holdwatch logs broker)",
          thrown);
    }
  }
}
