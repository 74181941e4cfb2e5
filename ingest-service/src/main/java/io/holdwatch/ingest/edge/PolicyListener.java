package io.holdwatch.ingest.edge;

import io.holdwatch.contract.AvroWire;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.policy.PolicyPack;
import io.holdwatch.ingest.edge.RejectWriter.Refusal;
import io.holdwatch.ingest.mapping.Outcome;
import io.holdwatch.ingest.mapping.Reason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/** Forwards each published policy pack as PolicyActivated into every partition of facts. */
final class PolicyListener
    implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {
  private final Deserializer<SpecificRecord> deserializer;
  private final RegistrySchemas schemas;
  private final FactWriter facts;
  private final RejectWriter rejects;
  private final Counters counters;
  private final InstantSource clock;

  PolicyListener(
      AvroWire wire,
      RegistrySchemas schemas,
      FactWriter facts,
      RejectWriter rejects,
      Counters counters,
      InstantSource clock) {
    this.deserializer = wire.deserializer();
    this.schemas = schemas;
    this.facts = facts;
    this.rejects = rejects;
    this.counters = counters;
    this.clock = clock;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> batch,
      @Nullable Acknowledgment acknowledgment,
      @Nullable Consumer<?, ?> consumer) {
    try {
      handle(batch, Objects.requireNonNull(acknowledgment), Objects.requireNonNull(consumer));
    } catch (RuntimeException | Error e) {
      counters.retried();
      Fatal.exitIf(e);
      throw e;
    }
  }

  private void handle(
      List<ConsumerRecord<byte[], byte[]>> batch,
      Acknowledgment acknowledgment,
      Consumer<?, ?> consumer) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> input : batch) {
      offsets.put(
          new TopicPartition(input.topic(), input.partition()),
          new OffsetAndMetadata(input.offset() + 1));
      PolicyPack pack = pack(input);
      if (pack == null) {
        refusals.add(
            new Refusal(
                RejectedInput.read(input),
                new Outcome.Rejection(
                    Reason.BAD_AVRO,
                    "byte 0",
                    "the value is no PolicyPack: publish it through routing",
                    "-")));
      } else {
        PolicyActivated activated =
            new PolicyActivated(
                pack.getPackId(),
                pack.getVersion(),
                pack.getDigest(),
                pack.getDocument(),
                pack.getActor(),
                input.offset());
        sent.addAll(facts.everywhere(pack.getPackId(), activated));
      }
    }
    facts.acknowledged(sent);
    if (!refusals.isEmpty()) {
      rejects.write(refusals, offsets, consumer.groupMetadata(), clock.millis());
      refusals.forEach(refusal -> counters.rejected(refusal.rejection().reason().name()));
    } else {
      acknowledgment.acknowledge();
    }
    for (int i = refusals.size(); i < batch.size(); i++) {
      counters.passed();
      counters.fact("PolicyActivated");
    }
  }

  /** The pack; null where the bytes are none. A registry that is away throws. */
  private @Nullable PolicyPack pack(ConsumerRecord<byte[], byte[]> input) {
    byte[] value = input.value();
    if (value == null
        || value.length < 5
        || value[0] != 0
        || schemas.apply(java.nio.ByteBuffer.wrap(value, 1, 4).getInt()).isEmpty()) {
      return null;
    }
    try {
      return deserializer.deserialize(input.topic(), input.headers(), value)
              instanceof PolicyPack pack
          ? pack
          : null;
    } catch (org.apache.avro.AvroRuntimeException
        | org.apache.kafka.common.errors.SerializationException e) {
      return null;
    }
  }
}
