package io.holdwatch.deploy.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import io.holdwatch.contract.fact.Order;
import io.holdwatch.deploy.feed.Event;
import io.holdwatch.deploy.feed.Settlement;
import io.holdwatch.deploy.report.RunReport;
import io.holdwatch.deploy.stack.Reporter;
import io.holdwatch.deploy.stack.Service;
import io.holdwatch.deploy.stack.Stack;
import io.holdwatch.ingest.mapping.Hostile;
import io.holdwatch.ingest.mapping.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Bad input, each between good events: it ends once in the dead letters, with its reason; nothing
 * else suffers.
 */
final class HostileInputIT {
  private static final String SCOPE = "HOSTILE";

  private final Stack stack = SharedStack.get();
  private final Map<String, Hostile> sent = new HashMap<>();
  private final Queue<Event> good = new ArrayDeque<>();
  private final Set<String> positions = new HashSet<>();

  @Test
  void badInputIsRejectedOnceAndGoodEventsAreUnharmed() throws Exception {
    Set<String> topics =
        Stream.concat(Trade.TOPICS.stream(), Stream.of(HostileFacts.TOPIC))
            .collect(Collectors.toSet());
    topics.forEach(topic -> stack.createSourceTopic(topic, 1));
    Counters ingest = Counters.addingUp(stack, Service.INGEST);
    Counters classifier = Counters.addingUp(stack, Service.CLASSIFIER);
    Trade trade = new Trade(List.of(SCOPE), 6);
    for (int day = 0; day < 3 + Trade.LASTS; day++) {
      good.addAll(trade.nextDay(day < 3));
    }
    try (Producer<byte[], byte[]> producer = stack.producer()) {
      send(
          producer,
          Hostile.all().stream().filter(input -> topics.contains(input.topic())).toList());
      while (!good.isEmpty()) {
        sendGood(producer);
      }
      unreadableMark(producer);
      settle(Trade.TOPICS);
      Order order =
          Log.values(stack, Order.class, Topics.FACTS).stream()
              .filter(each -> each.getEnvelope().getScope().equals(SCOPE))
              .findFirst()
              .orElseThrow();
      HostileFacts facts = new HostileFacts(stack, order);
      good.add(new Event(0, HostileFacts.TOPIC, null, facts.good()));
      send(producer, facts.all());
      settle(topics);
      assertThat(sent).hasSizeGreaterThanOrEqualTo(40);
      everyOneIsRejectedOnce();
      assertThat(facts(SCOPE)).hasSize(trade.records());
      assertThat(facts("HOSTILE-FACTS")).hasSize(1);
      assertThat(Counters.addingUp(stack, Service.INGEST).since(ingest))
          .isEqualTo(
              new Counters(positions.size(), positions.size() - sent.size(), sent.size(), 0));
      collision(producer, Hostile.ORDERS);
    }
    assertThat(Counters.addingUp(stack, Service.CLASSIFIER).since(classifier).rejected())
        .isEqualTo(1);
  }

  private void send(Producer<byte[], byte[]> producer, List<Hostile> inputs) throws Exception {
    for (Hostile input : inputs) {
      if (!good.isEmpty()) {
        sendGood(producer);
      }
      sent.put(
          position(producer, new ProducerRecord<>(input.topic(), 0, null, input.value())), input);
    }
  }

  private void sendGood(Producer<byte[], byte[]> producer) throws Exception {
    Event event = good.remove();
    position(producer, new ProducerRecord<>(event.topic(), 0, event.key(), event.value()));
  }

  private void unreadableMark(Producer<byte[], byte[]> producer) throws Exception {
    List<Header> headers =
        List.of(
            new RecordHeader(RecordHeaders.MARK, "tomorrow".getBytes(UTF_8)),
            new RecordHeader(RecordHeaders.MARK_CLOCK, "demo".getBytes(UTF_8)));
    String position =
        position(
            producer, new ProducerRecord<byte[], byte[]>(Hostile.ORDERS, 0, null, null, headers));
    sent.put(
        position,
        new Hostile("mark", Hostile.ORDERS, new byte[0], Reason.BAD_ENVELOPE, RecordHeaders.MARK));
  }

  private String position(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
      throws Exception {
    RecordMetadata at = producer.send(record).get();
    String position = at.topic() + "-" + at.partition() + "@" + at.offset();
    positions.add(position);
    return position;
  }

  private void settle(Collection<String> topics) {
    try (RunReport report = new RunReport(stack, "demo");
        Admin admin = stack.admin()) {
      new Settlement(stack, admin, report, Reporter.silent()).await(topics);
    }
  }

  private void everyOneIsRejectedOnce() {
    Map<String, List<ConsumerRecord<byte[], byte[]>>> rejected =
        Log.records(stack, Topics.REJECTED).stream()
            .filter(each -> positions.contains(text(each, RecordHeaders.POSITION)))
            .collect(groupingBy(each -> text(each, RecordHeaders.POSITION)));
    assertThat(rejected.keySet()).containsExactlyInAnyOrderElementsOf(sent.keySet());
    sent.forEach(
        (position, input) -> {
          List<ConsumerRecord<byte[], byte[]>> letters = rejected.getOrDefault(position, List.of());
          assertThat(letters).as(input.name()).hasSize(1);
          ConsumerRecord<byte[], byte[]> letter = letters.getFirst();
          assertThat(text(letter, RecordHeaders.REASON))
              .as(input.name())
              .isEqualTo(input.reason().name());
          assertThat(text(letter, RecordHeaders.AT)).as(input.name()).isEqualTo(input.at());
          assertThat(text(letter, RecordHeaders.MESSAGE)).as(input.name()).isNotBlank();
          byte @Nullable [] value = letter.value();
          assertThat(value == null ? new byte[0] : value).as(input.name()).isEqualTo(input.value());
        });
  }

  /**
   * The same version with other content passes ingest, which keeps no state; the classifier refuses
   * it.
   */
  private void collision(Producer<byte[], byte[]> producer, String topic) throws Exception {
    for (String status : List.of("OPEN", "CLOSED")) {
      String value =
          Hostile.ORDER
              .replace("\"DE\"", "\"HOSTILE-TWICE\"")
              .replace("\"OPEN\"", "\"" + status + "\"");
      position(producer, new ProducerRecord<>(topic, 0, null, value.getBytes(UTF_8)));
    }
    settle(List.of(topic));
    List<String> facts = new ArrayList<>();
    Log.records(stack, Topics.FACTS).stream()
        .filter(
            each ->
                RecordHeaders.text(each.headers(), RecordHeaders.SCOPE)
                    .orElse("")
                    .equals("HOSTILE-TWICE"))
        .forEach(each -> facts.add(each.topic() + "-" + each.partition() + "@" + each.offset()));
    assertThat(Log.records(stack, Topics.REJECTED))
        .filteredOn(each -> facts.contains(text(each, RecordHeaders.POSITION)))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(text(each, RecordHeaders.POSITION)).isEqualTo(facts.getLast());
              assertThat(text(each, RecordHeaders.REASON))
                  .isEqualTo(Reason.VERSION_COLLISION.name());
              assertThat(text(each, RecordHeaders.AT)).isEqualTo("version");
            });
  }

  private Set<String> facts(String scope) {
    return Log.records(stack, Topics.FACTS).stream()
        .filter(
            each ->
                RecordHeaders.text(each.headers(), RecordHeaders.SCOPE).orElse("").equals(scope))
        .map(each -> new String(each.key(), UTF_8))
        .collect(Collectors.toSet());
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return RecordHeaders.text(record.headers(), header).orElse("");
  }
}
