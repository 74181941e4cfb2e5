package io.holdwatch.ingest.edge;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.ingest.edge.RejectWriter.Refusal;
import io.holdwatch.ingest.mapping.Change;
import io.holdwatch.ingest.mapping.Fact;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import io.holdwatch.ingest.mapping.Reason;
import io.holdwatch.ingest.source.Epochs;
import io.holdwatch.ingest.source.SnapshotTracker.Part;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
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
 * One batch of source records: all its facts are acknowledged first; then its offsets are committed, or, where it holds
 * bad input, rejections, audit entries and offsets in one transaction. An exception means: the same batch again.
 */
final class SourceListener implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {
  private final Mappings mappings;
  private final Epochs epochs;
  private final RegistrySchemas schemas;
  private final FactWriter facts;
  private final RejectWriter rejects;
  private final Sources sources;
  private final Counters counters;
  private final InstantSource clock;

  SourceListener(
      Mappings mappings,
      Epochs epochs,
      RegistrySchemas schemas,
      FactWriter facts,
      RejectWriter rejects,
      Sources sources,
      Counters counters,
      InstantSource clock) {
    this.mappings = mappings;
    this.epochs = epochs;
    this.schemas = schemas;
    this.facts = facts;
    this.rejects = rejects;
    this.sources = sources;
    this.counters = counters;
    this.clock = clock;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Acknowledgment acknowledgment, @Nullable Consumer<?, ?> consumer) {
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
      List<ConsumerRecord<byte[], byte[]>> batch, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(sources.again());
    List<Refusal> refusals = new ArrayList<>();
    List<Runnable> counts = new ArrayList<>();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> input : batch) {
      offsets.put(
          new TopicPartition(input.topic(), input.partition()),
          new OffsetAndMetadata(input.offset() + 1, input.leaderEpoch(), ""));
      if (input.value() == null && input.headers().lastHeader(RecordHeaders.MARK) != null) {
        mark(input, sent, refusals, counts);
      } else {
        one(input, sent, refusals, counts);
      }
    }
    facts.acknowledged(sent);
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
        mapped.facts().forEach(fact -> sent.add(facts.fact(fact, input.timestamp())));
        mapped.contacts().forEach(contact -> sent.add(facts.contact(contact)));
        mappings
            .reading(input.topic())
            .ifPresent(
                mapping -> sent.addAll(sources.read(mapping, part(input), input.offset(), mapped.snapshot())));
        counts.add(counters::passed);
        mapped.facts().stream().map(Fact::type).forEach(type -> counts.add(() -> counters.fact(type)));
      }
      case Outcome.Rejection rejection -> refuse(input, rejection, refusals, counts);
      case Outcome.Ignored ignored -> counts.add(() -> counters.dropped(ignored.reason()));
    }
  }

  private void refuse(
      ConsumerRecord<byte[], byte[]> input, Outcome.Rejection rejection, List<Refusal> refusals, List<Runnable> counts) {
    refusals.add(new Refusal(input, rejection));
    counts.add(() -> counters.rejected(rejection.reason().name()));
  }

  private void mark(
      ConsumerRecord<byte[], byte[]> input,
      List<Future<RecordMetadata>> sent,
      List<Refusal> refusals,
      List<Runnable> counts) {
    String clockName = RecordHeaders.text(input.headers(), RecordHeaders.MARK_CLOCK).orElse("");
    Optional<Long> time = number(input, RecordHeaders.MARK);
    Optional<Long> partitions = number(input, RecordHeaders.MARK_PARTITIONS);
    boolean known =
        mappings
            .reading(input.topic())
            .filter(mapping -> !mapping.clock().live() && mapping.clock().domain().equals(clockName))
            .isPresent();
    if (!known || time.isEmpty() || partitions.filter(n -> n > 0 && n <= 1_000_000).isEmpty()) {
      refuse(
          input,
          new Outcome.Rejection(
              Reason.BAD_ENVELOPE,
              RecordHeaders.MARK,
              "the mark of clock '" + clockName + "' is no mark of this topic's recorded clock: check its headers",
              "-"),
          refusals,
          counts);
      return;
    }
    ClockMark mark =
        new ClockMark(
            clockName,
            input.topic() + "-" + input.partition(),
            partitions.get().intValue(),
            Instant.ofEpochMilli(time.get()),
            RecordHeaders.text(input.headers(), RecordHeaders.MARK_END).orElse("").equals("true"));
    mappings
        .reading(input.topic())
        .ifPresent(mapping -> sent.addAll(sources.marked(mapping, part(input), input.offset())));
    sent.addAll(facts.everywhere(clockName, mark));
    counts.add(counters::passed);
    counts.add(() -> counters.fact("ClockMark"));
  }

  private static Optional<Long> number(ConsumerRecord<byte[], byte[]> input, String header) {
    return RecordHeaders.text(input.headers(), header).filter(text -> text.matches("-?\\d{1,15}")).map(Long::valueOf);
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
