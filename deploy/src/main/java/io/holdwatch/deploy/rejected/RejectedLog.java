package io.holdwatch.deploy.rejected;

import io.holdwatch.contract.Topics;
import io.holdwatch.deploy.stack.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Everything that was refused and is still kept. */
public final class RejectedLog {
  private RejectedLog() {}

  /** Those that are wanted, oldest first within their partition. */
  public static List<RejectedEvent> read(Stack stack, Predicate<RejectedEvent> wanted) {
    List<RejectedEvent> events = new ArrayList<>();
    try (var consumer = stack.consumer(Topics.REJECTED)) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          RejectedEvent event = RejectedEvent.of(record);
          if (wanted.test(event)) {
            events.add(event);
          }
        }
      }
    }
    return events;
  }
}
