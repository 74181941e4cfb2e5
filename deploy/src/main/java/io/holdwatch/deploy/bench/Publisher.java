package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.stack.StackProblem;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Publishes events to the topics of a source, or to a copy of them. */
record Publisher(Producer<byte[], byte[]> producer, UnaryOperator<String> topics) {

  /** As fast as the broker takes them; returns when it has acknowledged all. */
  void atOnce(List<Event> events) {
    AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    for (Event event : events) {
      send(event, null, failed);
    }
    flush(failed);
  }

  /**
   * At an even rate, each at its due time whatever became of those before (open loop); a record's
   * timestamp is its due time, so that waiting for the producer counts as latency.
   *
   * @param rate events a second
   * @param startMillis when the first is due, UTC ms
   */
  void evenly(List<Event> events, int rate, long startMillis) {
    AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    for (int i = 0; i < events.size(); i++) {
      long due = startMillis + i * 1_000L / rate;
      for (long left = due - System.currentTimeMillis();
          left > 0;
          left = due - System.currentTimeMillis()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(left));
      }
      send(events.get(i), due, failed);
    }
    flush(failed);
  }

  private void send(
      Event event, @Nullable Long timestamp, AtomicReference<@Nullable Exception> failed) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topics.apply(event.topic()), null, timestamp, event.key(), event.value()),
            (metadata, thrown) -> {
              if (thrown != null) {
                failed.compareAndSet(null, thrown);
              }
            });
  }

  private void flush(AtomicReference<@Nullable Exception> failed) {
    producer.flush();
    Exception thrown = failed.get();
    if (thrown != null) {
      throw new StackProblem("Kafka did not take an event: " + thrown.getMessage(), thrown);
    }
  }
}
