package io.holdwatch.deploy.e2e;

import io.holdwatch.deploy.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Committed records of topics, read once from their beginning to their present end. */
final class Log {
  private Log() {}

  static List<ConsumerRecord<byte[], byte[]>> records(Stack stack, String... topics) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer = stack.consumer(topics)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /** Their values of one type, in the order of each partition. */
  static <T extends SpecificRecord> List<T> values(Stack stack, Class<T> type, String... topics) {
    try (var values = stack.wire().deserializer()) {
      return records(stack, topics).stream()
          .map(each -> values.deserialize(each.topic(), each.headers(), each.value()))
          .filter(type::isInstance)
          .map(type::cast)
          .toList();
    }
  }
}
