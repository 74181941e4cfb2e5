package io.holdwatch.ingest.edge;

import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.ingest.edge.RejectWriter.Refusal;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.Fact;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import io.holdwatch.ingest.mapping.SnapshotPlace;
import io.holdwatch.ingest.source.Epochs;
import io.holdwatch.ingest.source.SnapshotTracker.Part;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * One batch of source records: all its facts are acknowledged first, and the other instances told
 * what they must know of snapshots; then its offsets are committed, or, where it holds bad input,
 * rejections, audit entries and offsets in one transaction. An exception means: the same batch
 * again.
 */
final class SourceListener
    implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {
  private final Mappings mappings;
  private final Epochs epochs;
  private final RegistrySchemas schemas;
  private final FactWriter facts;
  private final FactBatch together;
  private final RejectWriter rejects;
  private final Sources sources;
  private final Counters counters;
  private final InstantSource clock;

  SourceListener(
      Mappings mappings,
      Epochs epochs,
      RegistrySchemas schemas,
      FactWriter facts,
      FactBatch together,
      RejectWriter rejects,
      Sources sources,
      Counters counters,
      InstantSource clock) {
    this.mappings = mappings;
    this.epochs = epochs;
    this.schemas = schemas;
    this.facts = facts;
    this.together = together;
    this.rejects = rejects;
    this.sources = sources;
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
      sources.untold();
      counters.retried();
      Fatal.exitIf(e);
      throw e;
    }
  }

  private void handle(
      List<ConsumerRecord<byte[], byte[]>> batch,
      Acknowledgment acknowledgment,
      Consumer<?, ?> consumer) {
    together.begin();
    List<Future<RecordMetadata>> sent = new ArrayList<>(sources.again());
    sent.addAll(sources.absent(clock.millis(), () -> consumer.listTopics().keySet()));
    List<Refusal> refusals = new ArrayList<>();
    List<Runnable> counts = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    // Marks that follow one another in a partition say no more than the last of them.
    Map<TopicPartition, ConsumerRecord<byte[], byte[]>> marks = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> input : batch) {
      TopicPartition partition = new TopicPartition(input.topic(), input.partition());
      offsets.put(partition, new OffsetAndMetadata(input.offset() + 1, input.leaderEpoch(), ""));
      if (Marks.isMark(input)) {
        if (marks.put(partition, input) != null) {
          counts.add(() -> counters.dropped("mark-overtaken"));
        }
      } else {
        ConsumerRecord<byte[], byte[]> before = marks.remove(partition);
        if (before != null) {
          mark(before, sent, refusals, counts);
        }
        one(input, sent, refusals, counts);
      }
    }
    marks.values().forEach(mark -> mark(mark, sent, refusals, counts));
    sent.addAll(together.end());
    facts.acknowledged(sent);
    sources.arrived();
    sources.share();
    if (!refusals.isEmpty()) {
      rejects.write(refusals, offsets, consumer.groupMetadata(), clock.millis());
    } else {
      acknowledgment.acknowledge();
    }
    counts.forEach(Runnable::run);
  }

  private void one(
      ConsumerRecord<byte[], byte[]> input,
      List<Future<RecordMetadata>> sent,
      List<Refusal> refusals,
      List<Runnable> counts) {
    switch (mappings.map(change(input), epochs::of, schemas)) {
      case Outcome.Mapped mapped -> {
        sent.addAll(together.facts(mapped.facts(), input.timestamp()));
        mapped.contacts().forEach(contact -> sent.add(facts.contact(contact)));
        snapshot(input, mapped.snapshot(), sent);
        counts.add(() -> passed(mapped.facts()));
      }
      case Outcome.Rejection rejection -> refuse(input, rejection, refusals, counts);
      case Outcome.Ignored ignored -> {
        snapshot(input, ignored.snapshot(), sent);
        counts.add(() -> counters.dropped(ignored.reason()));
      }
    }
  }

  private void passed(List<Fact> written) {
    counters.passed();
    written.forEach(fact -> counters.fact(fact.type()));
  }

  private void snapshot(
      ConsumerRecord<byte[], byte[]> input,
      SnapshotPlace place,
      List<Future<RecordMetadata>> sent) {
    mappings
        .reading(input.topic())
        .ifPresent(
            mapping -> sent.addAll(sources.read(mapping, part(input), input.offset(), place)));
  }

  private void refuse(
      ConsumerRecord<byte[], byte[]> input,
      Outcome.Rejection rejection,
      List<Refusal> refusals,
      List<Runnable> counts) {
    refusals.add(new Refusal(RejectedInput.read(input), rejection));
    counts.add(() -> counters.rejected(rejection.reason().name()));
  }

  private void mark(
      ConsumerRecord<byte[], byte[]> input,
      List<Future<RecordMetadata>> sent,
      List<Refusal> refusals,
      List<Runnable> counts) {
    Optional<ClockMark> mark = Marks.read(input, mappings);
    if (mark.isEmpty()) {
      refuse(input, Marks.refused(), refusals, counts);
      return;
    }
    mappings
        .reading(input.topic())
        .ifPresent(mapping -> sent.addAll(sources.marked(mapping, part(input), input.offset())));
    sent.addAll(
        together.everywhere(
            mark.get().getClock(), mark.get(), java.util.OptionalLong.of(input.timestamp())));
    counts.add(counters::passed);
    counts.add(() -> counters.fact("ClockMark"));
  }

  private static Part part(ConsumerRecord<byte[], byte[]> input) {
    return new Part(input.topic(), input.partition());
  }

  private Change change(ConsumerRecord<byte[], byte[]> input) {
    Map<String, String> headers = new HashMap<>();
    input
        .headers()
        .forEach(
            header -> {
              if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
              }
            });
    return new Change(
        input.topic(),
        input.partition(),
        input.offset(),
        input.timestamp(),
        clock.millis(),
        input.key(),
        input.value(),
        headers);
  }
}
