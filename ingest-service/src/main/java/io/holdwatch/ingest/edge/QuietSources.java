package io.holdwatch.ingest.edge;

import io.holdwatch.ingest.source.SnapshotTracker.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
 * Notices partitions that were read to their end and are quiet, and topics that appear. Runs on the
 * consumer thread.
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
  public void onPartitionsAssigned(
      Consumer<?, ?> consumer, java.util.Collection<TopicPartition> partitions) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    consumer.listTopics().forEach((topic, infos) -> counts.put(topic, infos.size()));
    attempt(() -> sent.addAll(sources.exist(counts)), sent);
    LOG.info("reading {} source partitions", consumer.assignment().size());
    assigned.run();
  }

  /** One partition has brought nothing for a while. */
  @EventListener
  void quiet(ListenerContainerPartitionIdleEvent event) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    attempt(() -> sent.addAll(caughtUp(event.getConsumer(), event.getTopicPartition())), sent);
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
          consumer.assignment().forEach(partition -> sent.addAll(caughtUp(consumer, partition)));
        },
        sent);
  }

  private List<Future<RecordMetadata>> caughtUp(Consumer<?, ?> consumer, TopicPartition partition) {
    OptionalLong lag = consumer.currentLag(partition);
    return lag.isPresent() && lag.getAsLong() == 0
        ? sources.caughtUp(
            new Part(partition.topic(), partition.partition()), consumer.position(partition))
        : List.of();
  }

  /** What could not be told now is told with the next occasion; the consumer goes on. */
  private void attempt(Runnable step, List<Future<RecordMetadata>> sent) {
    try {
      step.run();
      facts.acknowledged(sent);
      sources.arrived();
    } catch (RuntimeException e) {
      Fatal.exitIf(e);
      sources.untold();
      LOG.warn("cannot tell which tables are ready, trying again: {}", e.toString());
    }
  }
}
