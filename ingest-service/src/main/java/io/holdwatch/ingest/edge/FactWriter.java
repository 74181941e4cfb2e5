package io.holdwatch.ingest.edge;

import io.holdwatch.contract.Partitions;
import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import io.holdwatch.ingest.mapping.Fact;
import io.holdwatch.ingest.mapping.Outcome.PersonalFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes facts, contacts and control records; what it returns is complete when the broker has
 * acknowledged.
 */
final class FactWriter implements AutoCloseable {
  private final Producer<byte[], byte[]> producer;
  private final Serializer<SpecificRecord> factSerializer;
  private final Serializer<SpecificRecord> contactSerializer;
  private volatile int partitions;

  FactWriter(
      Producer<byte[], byte[]> producer,
      Serializer<SpecificRecord> facts,
      Serializer<SpecificRecord> contacts) {
    this.producer = producer;
    this.factSerializer = facts;
    this.contactSerializer = contacts;
  }

  /** Number of partitions of facts; asks the broker the first time. */
  int partitions() {
    if (partitions == 0) {
      partitions = producer.partitionsFor(Topics.FACTS).size();
    }
    return partitions;
  }

  /** Partition of facts that a fact belongs to. */
  int partition(Fact fact) {
    return Partitions.of(fact.envelope().getScope(), partitions());
  }

  /**
   * Writes a fact.
   *
   * @param published time of its change in its source topic, UTC ms
   * @param more what {@link RecordHeaders#MORE} says; null: nothing follows
   */
  Future<RecordMetadata> fact(Fact fact, long published, @Nullable String more) {
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(Topics.FACTS, partition(fact), utf8(fact.key()), null);
    Headers headers = out.headers();
    RecordHeaders.put(headers, RecordHeaders.TYPE, fact.type());
    RecordHeaders.put(headers, RecordHeaders.RECORD, fact.record());
    RecordHeaders.put(
        headers,
        RecordHeaders.VERSION,
        fact.envelope().getVersion().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(".")));
    RecordHeaders.put(headers, RecordHeaders.SCOPE, fact.envelope().getScope());
    RecordHeaders.put(headers, RecordHeaders.PUBLISHED, Long.toString(published));
    if (more != null) {
      RecordHeaders.put(headers, RecordHeaders.MORE, more);
    }
    return send(out, factSerializer, fact.value());
  }

  /** A control record to every partition of facts. */
  List<Future<RecordMetadata>> everywhere(String about, SpecificRecord control) {
    return everywhere(about, control, OptionalLong.empty());
  }

  /**
   * A control record to every partition of facts, with the time at which it was published upstream
   * where it was.
   */
  List<Future<RecordMetadata>> everywhere(
      String about, SpecificRecord control, OptionalLong published) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    String type = control.getSchema().getName();
    for (int partition = 0; partition < partitions(); partition++) {
      ProducerRecord<byte[], byte[]> out =
          new ProducerRecord<>(Topics.FACTS, partition, utf8(type + ":" + about), null);
      RecordHeaders.put(out.headers(), RecordHeaders.TYPE, type);
      published.ifPresent(
          time -> RecordHeaders.put(out.headers(), RecordHeaders.PUBLISHED, Long.toString(time)));
      sent.add(send(out, factSerializer, control));
    }
    return sent;
  }

  /** What every running instance must know of a source; returns its offset. */
  long shared(String instance, Shared said) {
    Future<RecordMetadata> sent =
        producer.send(
            new ProducerRecord<>(Topics.SHARED, 0, utf8(said.key(instance)), utf8(said.text())));
    acknowledged(List.of(sent));
    return sent.resultNow().offset();
  }

  Future<RecordMetadata> contact(PersonalFields personal) {
    ProducerRecord<byte[], byte[]> out =
        new ProducerRecord<>(Topics.CONTACTS, utf8(personal.subject()), null);
    return personal.contact().isPresent()
        ? send(out, contactSerializer, personal.contact().get())
        : producer.send(out);
  }

  private Future<RecordMetadata> send(
      ProducerRecord<byte[], byte[]> out,
      Serializer<SpecificRecord> serializer,
      SpecificRecord value) {
    byte[] bytes;
    synchronized (serializer) {
      bytes = serializer.serialize(out.topic(), out.headers(), value);
    }
    return producer.send(
        new ProducerRecord<>(out.topic(), out.partition(), null, out.key(), bytes, out.headers()));
  }

  /** Waits for the broker; throws what the broker or the client says. */
  void acknowledged(List<Future<RecordMetadata>> sent) {
    producer.flush();
    for (Future<RecordMetadata> future : sent) {
      try {
        var unused = future.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new org.apache.kafka.common.errors.InterruptException(e);
      }
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close(Clients.PATIENCE);
    factSerializer.close();
    contactSerializer.close();
  }
}
