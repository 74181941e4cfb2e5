package io.holdwatch.ingest.edge;

import io.holdwatch.ingest.source.SnapshotTracker.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Notices which partitions are read here, which of them were read to their end and are quiet, and
 * topics that appear. Runs on the consumer thread.
 */
final class QuietSources implements ConsumerAwareRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(QuietSources.class);

  private final Sources sources;
  private final FactWriter facts;
  private final Runnable assigned;

  QuietSources(Sources sources, FactWriter facts, Runnable assigned) {
    this.sources = sources;
    this.facts = facts;
    this.assigned = assigned;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    consumer.listTopics().forEach((topic, infos) -> counts.put(topic, infos.size()));
    attempt(
        () -> {
          sent.addAll(sources.exist(counts));
          sources.assigned(parts(partitions));
          sent.addAll(sources.again());
        },
        sent);
    LOG.info("reading {} source partitions", consumer.assignment().size());
    assigned.run();
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    sources.revoked(parts(partitions));
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    sources.revoked(parts(partitions));
  }

  /** One partition has brought nothing for a while. */
  @EventListener
  void quiet(ListenerContainerPartitionIdleEvent event) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    attempt(
        () -> {
          sent.addAll(sources.again());
          sent.addAll(caughtUp(event.getConsumer(), Set.of(event.getTopicPartition())));
        },
        sent);
  }

  /** Nothing at all has come for a while. */
  @EventListener
  void quiet(ListenerContainerIdleEvent event) {
    Consumer<?, ?> consumer = event.getConsumer();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    attempt(
        () -> {
          sent.addAll(sources.again());
          sent.addAll(sources.missing());
          sent.addAll(caughtUp(consumer, consumer.assignment()));
        },
        sent);
  }

  /**
   * The broker is asked where the partitions end now: another instance may have read the end of a
   * snapshot before this one heard of what that put here.
   */
  private List<Future<RecordMetadata>> caughtUp(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    List<TopicPartition> waiting =
        partitions.stream()
            .filter(each -> sources.waits(part(each)))
            .filter(each -> consumer.currentLag(each).orElse(1) == 0)
            .toList();
    if (!waiting.isEmpty()) {
      consumer
          .endOffsets(waiting)
          .forEach(
              (each, end) -> {
                long position = consumer.position(each);
                if (position >= end) {
                  sent.addAll(sources.caughtUp(part(each), position));
                }
              });
    }
    return sent;
  }

  private static List<Part> parts(Collection<TopicPartition> partitions) {
    return partitions.stream().map(QuietSources::part).toList();
  }

  private static Part part(TopicPartition partition) {
    return new Part(partition.topic(), partition.partition());
  }

  /** What could not be told now is told with the next occasion; the consumer goes on. */
  private void attempt(Runnable step, List<Future<RecordMetadata>> sent) {
    try {
      step.run();
      facts.acknowledged(sent);
      sources.arrived();
      sources.share();
    } catch (RuntimeException e) {
      Fatal.exitIf(e);
      sources.untold();
      LOG.warn("cannot tell which tables are ready, trying again: {}", e.toString());
    }
  }
}
