package io.holdwatch.deploy.bench;

import io.holdwatch.deploy.stack.StackProblem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the consumer groups of the product have come. */
final class Progress {
  private static final String CLASSIFIER = "holdwatch-classifier";
  private static final String INGEST = "holdwatch-ingest";

  private final Admin admin;

  Progress(Admin admin) {
    this.admin = admin;
  }

  /** Where these topics end now. */
  Map<TopicPartition, Long> ends(Collection<String> topics) {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicDescription topic : get(admin.describeTopics(topics).allTopicNames()).values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  wanted.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> each :
        get(admin.listOffsets(wanted).all()).entrySet()) {
      ends.put(each.getKey(), each.getValue().offset());
    }
    return ends;
  }

  /** Whether ingest has committed all up to these ends. */
  boolean ingested(Map<TopicPartition, Long> ends) {
    return passed(INGEST, ends);
  }

  /** Whether the classifier has committed all up to these ends. */
  boolean classified(Map<TopicPartition, Long> ends) {
    return passed(CLASSIFIER, ends);
  }

  private boolean passed(String group, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> has =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    return ends.entrySet().stream()
        .filter(end -> end.getValue() > 0)
        .allMatch(
            end -> {
              OffsetAndMetadata offset = has.get(end.getKey());
              return offset != null && offset.offset() >= end.getValue();
            });
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new StackProblem("the broker does not answer: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackProblem("interrupted", e);
    }
  }
}
