package io.holdwatch.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.Topic;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Item;
import io.holdwatch.contract.fact.ItemState;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.SourcePosition;
import io.holdwatch.deploy.stack.Part;
import io.holdwatch.deploy.stack.Stack;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Broker and registry alone: what the stack creates, and that it is there again after a stop. */
final class StackIT {
  private static final Stack STACK = SharedStack.base("it-base");

  @BeforeAll
  static void up() {
    STACK.purge();
    assertThat(STACK.up()).isTrue();
  }

  @AfterAll
  static void purge() {
    STACK.purge();
    assertThat(STACK.options().state()).doesNotExist();
  }

  @Test
  void aSecondUpFindsEverythingRunning() {
    assertThat(STACK.up()).isFalse();
    assertThat(STACK.status()).extracting(Part::state).containsOnly(Part.State.READY);
  }

  @Test
  void onlyItsOwnerLooksIntoTheStateFolder() throws Exception {
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(STACK.options().state())))
        .isEqualTo("rwx------");
  }

  @Test
  void hasTheTopicsAndSubjectsOfTheCatalogue() throws Exception {
    List<String> names = Topics.all().stream().map(Topic::name).toList();
    try (Admin admin = STACK.admin()) {
      assertThat(admin.listTopics().names().get()).containsAll(names);
      var described =
          admin.describeTopics(List.of(Topics.FACTS, Topics.AUDIT)).allTopicNames().get();
      assertThat(described.values())
          .extracting(topic -> Map.entry(topic.name(), topic.partitions().size()))
          .containsExactlyInAnyOrder(Map.entry(Topics.FACTS, 4), Map.entry(Topics.AUDIT, 1));
    }
    assertThat(STACK.subjects())
        .contains(
            "exceptions.packets-value",
            "owners.logistics-value",
            "facts-io.holdwatch.contract.fact.OrderLine",
            "facts-io.holdwatch.contract.fact.ClockMark")
        .noneMatch(subject -> subject.startsWith(Topics.REJECTED));
  }

  @Test
  void aFactComesBackAsItWasWrittenAndIdsOutliveARestart() throws Exception {
    Item item = item();
    List<String> subjects = STACK.subjects();
    send("before", item);
    STACK.down();
    assertThat(STACK.isRunning()).isFalse();
    STACK.up();
    send("after", item);
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (var consumer = STACK.consumer(Topics.FACTS);
        var values = STACK.wire().deserializer()) {
      while (read.size() < 2) {
        consumer.poll(Duration.ofSeconds(1)).forEach(read::add);
      }
      for (ConsumerRecord<byte[], byte[]> each : read) {
        assertThat(values.deserialize(Topics.FACTS, each.headers(), each.value())).isEqualTo(item);
      }
    }
    assertThat(read.get(0).value()).isEqualTo(read.get(1).value());
    assertThat(STACK.subjects()).isEqualTo(subjects);
  }

  private static void send(String key, SpecificRecord fact) throws Exception {
    Topic facts =
        Topics.all().stream()
            .filter(topic -> topic.name().equals(Topics.FACTS))
            .findFirst()
            .orElseThrow();
    try (var producer = STACK.producer();
        var serializer = STACK.wire().serializer(facts)) {
      byte[] bytes = serializer.serialize(Topics.FACTS, fact);
      assertThat(
              producer
                  .send(
                      new ProducerRecord<>(
                          Topics.FACTS,
                          0,
                          key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                          bytes))
                  .get()
                  .hasOffset())
          .isTrue();
    }
  }

  private static Item item() {
    Envelope envelope =
        Envelope.newBuilder()
            .setScope("s")
            .setSource("test")
            .setRecordType("items")
            .setRecordId("1")
            .setOp(Op.UPSERT)
            .setVersion(List.of(1L))
            .setEventTime(Instant.EPOCH)
            .setClock("test")
            .setPosition(new SourcePosition("t", 0, 0L))
            .setContentHash("00")
            .build();
    return Item.newBuilder()
        .setEnvelope(envelope)
        .setItem("T:1")
        .setName("A thing")
        .setBaseUnit("EACH")
        .setState(ItemState.ACTIVE)
        .build();
  }
}
