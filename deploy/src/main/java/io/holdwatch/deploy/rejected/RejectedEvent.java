package io.holdwatch.deploy.rejected;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One refused event.
 *
 * @param position "topic-partition@offset" of the source; the topic of what came through HTTP
 *     begins with "http/"
 * @param reason code
 * @param at field, or "byte N"
 * @param message what is wrong and what to do
 * @param mapping which refused it
 * @param record as it is kept
 */
public record RejectedEvent(
    String position,
    String reason,
    String at,
    String message,
    String mapping,
    ConsumerRecord<byte[], byte[]> record) {
  private static final Set<String> OURS =
      Set.of(
          RecordHeaders.REASON,
          RecordHeaders.MESSAGE,
          RecordHeaders.AT,
          RecordHeaders.MAPPING,
          RecordHeaders.POSITION,
          RecordHeaders.CUT);

  /** Where an event can be sent again: to where it came from. */
  sealed interface Way {
    /** Its source topic. */
    record Topic(String name) implements Way {}

    /** The HTTP entrance. */
    record Http() implements Way {}

    /** Nowhere, for this reason. */
    record None(String why) implements Way {}
  }

  static RejectedEvent of(ConsumerRecord<byte[], byte[]> record) {
    return new RejectedEvent(
        header(record, RecordHeaders.POSITION),
        header(record, RecordHeaders.REASON),
        header(record, RecordHeaders.AT),
        header(record, RecordHeaders.MESSAGE),
        header(record, RecordHeaders.MAPPING),
        record);
  }

  /** Where it can be sent again. */
  Way way() {
    if (!position.matches(".+-\\d+@\\d+")) {
      return new Way.None("its position names no topic");
    }
    Optional<String> cut = RecordHeaders.text(record.headers(), RecordHeaders.CUT);
    if (cut.isPresent()) {
      return new Way.None(
          "it was too large to be kept whole, with a value of "
              + cut.get()
              + " bytes: send it anew from its source");
    }
    String topic = position.substring(0, position.lastIndexOf('-', position.lastIndexOf('@')));
    if (topic.startsWith("http/")) {
      return new Way.Http();
    }
    return Topics.all().stream().anyMatch(each -> each.name().equals(topic))
        ? new Way.None("only the services write to " + topic + ": change the record at its source")
        : new Way.Topic(topic);
  }

  /** The record as it came: own bytes, own key, own headers; its partition is chosen by key. */
  ProducerRecord<byte[], byte[]> original(Way.Topic topic) {
    ProducerRecord<byte[], byte[]> again =
        new ProducerRecord<>(topic.name(), record.key(), record.value());
    theirs().forEach(header -> again.headers().add(header));
    return again;
  }

  /** Headers of the request as it came, as far as they describe the event. */
  Map<String, String> request() {
    Map<String, String> request = new TreeMap<>();
    theirs()
        .forEach(
            header ->
                RecordHeaders.text(record.headers(), header.key())
                    .ifPresent(value -> request.put(header.key(), value)));
    return request;
  }

  private List<Header> theirs() {
    return List.of(record.headers().toArray()).stream()
        .filter(header -> !OURS.contains(header.key()))
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return RecordHeaders.text(record.headers(), name).orElse("-");
  }
}
