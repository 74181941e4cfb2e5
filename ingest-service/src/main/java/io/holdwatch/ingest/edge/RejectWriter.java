package io.holdwatch.ingest.edge;

import io.holdwatch.contract.Audit;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import io.holdwatch.ingest.mapping.Outcome.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rejected input together with its audit entry, and for input from a topic the consumer's
 * offsets, in one transaction, so that each position is rejected and audited once. A transaction
 * that fails takes its audit sequence back.
 */
final class RejectWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RejectWriter.class);

  private final Producer<byte[], byte[]> producer;
  private final Serializer<SpecificRecord> serializer;
  private final String origin;
  private long sequence;

  /**
   * One refused input.
   *
   * @param input as it came
   * @param rejection why
   */
  record Refusal(RejectedInput input, Rejection rejection) {}

  /** What else was decided and is audited, without input: kind, subject and body. */
  record Decision(String kind, String subject, Map<String, Object> body) {}

  RejectWriter(
      Producer<byte[], byte[]> producer, Serializer<SpecificRecord> serializer, String origin) {
    this.producer = producer;
    this.serializer = serializer;
    this.origin = origin;
  }

  /**
   * Ends what a process of the same name has left open, which would hold back readers and offsets
   * until it times out. Waits for a broker that is away.
   */
  void begin() {
    for (boolean begun = false; !begun; ) {
      try {
        producer.initTransactions();
        begun = true;
      } catch (RetriableException e) {
        LOG.warn("no broker answers for transactions, trying again: {}", e.toString());
      }
    }
  }

  /** Refusals, their audit entries and the offsets, all or nothing. */
  synchronized void write(
      List<Refusal> refusals,
      Map<TopicPartition, OffsetAndMetadata> offsets,
      ConsumerGroupMetadata group,
      long now) {
    transaction(
        next -> {
          List<Future<RecordMetadata>> sent = send(refusals, next, now);
          producer.sendOffsetsToTransaction(offsets, group);
          check(sent);
          return next + refusals.size();
        });
  }

  /** Refusals that no consumer read, and their audit entries, all or nothing. */
  synchronized void write(List<Refusal> refusals, long now) {
    transaction(
        next -> {
          check(send(refusals, next, now));
          return next + refusals.size();
        });
  }

  private List<Future<RecordMetadata>> send(List<Refusal> refusals, long first, long now) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    long next = first;
    for (Refusal refusal : refusals) {
      sent.add(producer.send(rejected(refusal)));
      String position = refusal.input().position();
      Map<String, Object> body = new TreeMap<>();
      body.put("position", position);
      body.put("reason", refusal.rejection().reason().name());
      body.put("at", refusal.rejection().at());
      body.put("mapping", refusal.rejection().mapping());
      sent.add(audit(next++, "EVENT_REJECTED", position, now, body));
    }
    return sent;
  }

  /** An audit entry of its own. */
  synchronized void audit(Decision decision, long now) {
    transaction(
        next -> {
          check(List.of(audit(next, decision.kind(), decision.subject(), now, decision.body())));
          return next + 1;
        });
  }

  private interface Step {
    long from(long next);
  }

  private void transaction(Step step) {
    producer.beginTransaction();
    long next;
    try {
      next = step.from(sequence + 1);
      end(producer::commitTransaction);
    } catch (RuntimeException e) {
      if (!Fatal.is(e)) {
        end(producer::abortTransaction);
      }
      throw e;
    }
    sequence = next - 1;
  }

  /**
   * An end whose answer did not come may have happened: only the same end may be asked again, also
   * by a thread that is interrupted because nobody waits for its request any longer.
   */
  private static void end(Runnable end) {
    boolean interrupted = Thread.interrupted();
    for (boolean ended = false; !ended; ) {
      try {
        end.run();
        ended = true;
      } catch (TimeoutException e) {
        LOG.warn("no broker answers at the end of a transaction, asking again: {}", e.toString());
      } catch (InterruptException e) {
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Future<RecordMetadata> audit(
      long next, String kind, String subject, long now, Map<String, Object> body) {
    String decision = Ids.decision(kind, subject, 0, 0, origin + "/" + next, "");
    byte[] bytes =
        serializer.serialize(Topics.AUDIT, Audit.entry(origin, next, kind, decision, now, body));
    return producer.send(new ProducerRecord<>(Topics.AUDIT, null, bytes));
  }

  private static ProducerRecord<byte[], byte[]> rejected(Refusal refusal) {
    RejectedInput input = refusal.input().cut();
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(Topics.REJECTED, input.key(), input.value());
    input.headers().forEach(header -> out.headers().add(header));
    RecordHeaders.put(out.headers(), RecordHeaders.REASON, refusal.rejection().reason().name());
    RecordHeaders.put(out.headers(), RecordHeaders.MESSAGE, refusal.rejection().message());
    RecordHeaders.put(out.headers(), RecordHeaders.AT, refusal.rejection().at());
    RecordHeaders.put(out.headers(), RecordHeaders.MAPPING, refusal.rejection().mapping());
    RecordHeaders.put(out.headers(), RecordHeaders.POSITION, input.position());
    return out;
  }

  private void check(List<Future<RecordMetadata>> sent) {
    producer.flush();
    for (Future<RecordMetadata> future : sent) {
      try {
        var unused = future.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new KafkaException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptException(e);
      }
    }
  }

  @Override
  public synchronized void close() {
    producer.close(Clients.PATIENCE);
    serializer.close();
  }
}
