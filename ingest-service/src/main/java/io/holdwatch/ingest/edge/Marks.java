package io.holdwatch.ingest.edge;

import io.holdwatch.contract.RecordHeaders;
import io.holdwatch.contract.fact.ClockMark;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.Outcome;
import io.holdwatch.ingest.mapping.Reason;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the marks of recorded clocks in source topics: records without value that say in headers
 * how far the feed is.
 */
final class Marks {
  private Marks() {}

  static boolean isMark(ConsumerRecord<byte[], byte[]> input) {
    return input.value() == null && input.headers().lastHeader(RecordHeaders.MARK) != null;
  }

  /**
   * The mark as a fact; empty where a header is wrong, or the topic belongs to no recorded clock of
   * this name.
   */
  static Optional<ClockMark> read(ConsumerRecord<byte[], byte[]> input, Mappings mappings) {
    String clock = RecordHeaders.text(input.headers(), RecordHeaders.MARK_CLOCK).orElse("");
    Optional<Long> time = number(input, RecordHeaders.MARK);
    Optional<Long> partitions =
        number(input, RecordHeaders.MARK_PARTITIONS)
            .filter(count -> count > 0 && count <= 1_000_000);
    boolean known =
        mappings
            .reading(input.topic())
            .filter(mapping -> !mapping.clock().live() && mapping.clock().domain().equals(clock))
            .isPresent();
    if (!known || time.isEmpty() || partitions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ClockMark(
            clock,
            input.topic() + "-" + input.partition(),
            partitions.get().intValue(),
            Instant.ofEpochMilli(time.get()),
            RecordHeaders.text(input.headers(), RecordHeaders.MARK_END).orElse("").equals("true")));
  }

  static Outcome.Rejection refused() {
    return new Outcome.Rejection(
        Reason.BAD_ENVELOPE,
        RecordHeaders.MARK,
        "the headers '"
            + RecordHeaders.MARK
            + "*' are no mark of this topic's recorded clock: check clock name, time and"
            + " number of partitions",
        "-");
  }

  private static Optional<Long> number(ConsumerRecord<byte[], byte[]> input, String header) {
    return RecordHeaders.text(input.headers(), header)
        .filter(text -> text.matches("-?\\d{1,15}"))
        .map(Long::valueOf);
  }
}
