package io.holdwatch.deploy.e2e;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topics;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PacketEvent;
import io.holdwatch.contract.packet.PacketKind;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two classifiers share the scopes; one is killed and comes back; what they conclude is what one
 * alone concludes.
 */
@Isolated("it measures time")
final class FailoverIT {
  private static final String GROUP = "holdwatch-classifier";

  private final Stack stack =
      new Stack(
          SharedStack.own("it-failover")
              .options()
              .with(Map.of(Service.INGEST, 1, Service.CLASSIFIER, 2, Service.ROUTING, 1)),
          Reporter.silent());
  private final Deserializer<SpecificRecord> values = stack.wire().deserializer();

  @AfterEach
  void discard() {
    values.close();
    SharedStack.discard(stack);
  }

  @Test
  void theOtherInstanceTakesOverAndConcludesTheSame() throws Exception {
    stack.purge();
    stack.up();
    // Companies enough to have some in every partition.
    Trade trade = new Trade(IntStream.range(0, 12).mapToObj(i -> "C" + i).toList(), 3);
    try (Flow flow = new Flow(stack, trade, 300)) {
      until("both work", () -> worksOn(1) && worksOn(2));
      stack.kill(Service.CLASSIFIER);
      System.out.println(
          "the other instance had taken over everything after " + untilEveryPartitionHasNew());
      stack.restart(Service.CLASSIFIER);
      until("the first works again", () -> worksOn(1));
      flow.finish();
    }
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> shared = packets(Map.of());
    assertThat(orders(shared)).containsExactlyInAnyOrderElementsOf(trade.late());

    Map<TopicPartition, Long> ends = ends(Topics.PACKETS);
    forgetEverything();
    stack.restart(Service.CLASSIFIER);
    untilAllFactsAreRead();
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> alone = packets(ends);
    shared.forEach(
        (partition, records) -> {
          List<ByteBuffer> expected = bytes(records);
          List<ByteBuffer> actual = bytes(alone.getOrDefault(partition, List.of()));
          assertThat(actual).as("packets of %s", partition).hasSameSizeAs(expected);
          assertThat(actual.equals(expected))
              .as("packets of %s are the same bytes", partition)
              .isTrue();
        });
  }

  /** What was concluded of orders from these offsets on, in the order of the log. */
  private Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> packets(
      Map<TopicPartition, Long> from) {
    return Log.records(stack, Topics.PACKETS).stream()
        .filter(each -> read(each).getKind() == PacketKind.EXCEPTION)
        .filter(
            each ->
                each.offset()
                    >= from.getOrDefault(new TopicPartition(each.topic(), each.partition()), 0L))
        .collect(groupingBy(each -> new TopicPartition(each.topic(), each.partition())));
  }

  private ExceptionPacket read(ConsumerRecord<byte[], byte[]> record) {
    return (ExceptionPacket) values.deserialize(record.topic(), record.headers(), record.value());
  }

  private List<String> orders(Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> packets) {
    return packets.values().stream()
        .flatMap(List::stream)
        .map(this::read)
        .filter(packet -> packet.getEvent() == PacketEvent.OPENED)
        .map(ExceptionPacket::getOrder)
        .toList();
  }

  private static List<ByteBuffer> bytes(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream().map(each -> ByteBuffer.wrap(each.value())).toList();
  }

  private Map<TopicPartition, Long> ends(String topic) {
    try (Consumer<byte[], byte[]> consumer = stack.consumer(topic)) {
      return consumer.endOffsets(consumer.assignment());
    }
  }

  private boolean worksOn(int instance) throws Exception {
    return Counters.of(stack, Service.CLASSIFIER, instance).out() > 0;
  }

  private Duration untilEveryPartitionHasNew() throws Exception {
    try (Consumer<byte[], byte[]> consumer = stack.consumer(Topics.PACKETS)) {
      Set<TopicPartition> waiting = new HashSet<>(consumer.assignment());
      consumer.endOffsets(waiting).forEach(consumer::seek);
      return until(
          "new packets in every partition",
          () -> {
            waiting.removeAll(consumer.poll(Duration.ofMillis(100)).partitions());
            return waiting.isEmpty();
          });
    }
  }

  /**
   * Takes from the classifiers their offsets and their state, so that the next one begins with the
   * first fact.
   */
  private void forgetEverything() throws Exception {
    List.of("routing", "classifier", "classifier-2").forEach(stack::stop);
    try (Admin admin = stack.admin()) {
      admin
          .removeMembersFromConsumerGroup(GROUP, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
      admin.deleteConsumerGroups(List.of(GROUP)).all().get();
      Set<String> stores = admin.listTopics().names().get();
      stores.removeIf(topic -> !topic.startsWith(GROUP));
      assertThat(stores).isNotEmpty();
      admin.deleteTopics(stores).all().get();
    }
    Path state = stack.folder("classifier");
    try (var files = Files.walk(state)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void untilAllFactsAreRead() throws Exception {
    Map<TopicPartition, Long> ends = ends(Topics.FACTS);
    try (Admin admin = stack.admin()) {
      until(
          "all facts read",
          () -> {
            Map<TopicPartition, OffsetAndMetadata> read =
                admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
            return ends.entrySet().stream()
                .allMatch(
                    end -> {
                      OffsetAndMetadata offset = read.get(end.getKey());
                      return offset != null && offset.offset() >= end.getValue();
                    });
          });
    }
  }

  private static Duration until(String what, Callable<Boolean> condition) throws Exception {
    long start = System.nanoTime();
    while (!condition.call()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as(what)
          .isLessThan(Duration.ofSeconds(60));
      Pause.brief();
    }
    return Duration.ofMillis((System.nanoTime() - start) / 1_000_000);
  }
}
