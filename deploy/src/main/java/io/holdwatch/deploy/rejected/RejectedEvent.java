package io.holdwatch.deploy.rejected;

import io.holdwatch.contract.RecordHeaders;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One refused event.
 *
 * @param position "topic-partition@offset" of the source
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
          RecordHeaders.POSITION);

  static RejectedEvent of(ConsumerRecord<byte[], byte[]> record) {
    return new RejectedEvent(
        header(record, RecordHeaders.POSITION),
        header(record, RecordHeaders.REASON),
        header(record, RecordHeaders.AT),
        header(record, RecordHeaders.MESSAGE),
        header(record, RecordHeaders.MAPPING),
        record);
  }

  /**
   * Whether it came from a topic, to which it can be sent again; what came through HTTP has to be
   * posted again.
   */
  boolean isFromTopic() {
    return position.matches(".+-\\d+@\\d+") && !position.startsWith("http-");
  }

  /**
   * The event as it came: own bytes, own key, own headers, its own partition chosen by key again.
   */
  ProducerRecord<byte[], byte[]> original() {
    String topic = position.substring(0, position.lastIndexOf('-', position.lastIndexOf('@')));
    ProducerRecord<byte[], byte[]> again =
        new ProducerRecord<>(topic, record.key(), record.value());
    for (var header : record.headers()) {
      if (!OURS.contains(header.key())) {
        again.headers().add(header);
      }
    }
    return again;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return RecordHeaders.text(record.headers(), name).orElse("-");
  }
}
