package io.holdwatch.ingest.edge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Bad input as it came, whichever way it came.
 *
 * @param key key bytes
 * @param value value bytes
 * @param headers headers of the record; of a request, those that describe the event
 * @param position "topic-partition@offset"; no other input ever has it
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record RejectedInput(
    byte @Nullable [] key, byte @Nullable [] value, Headers headers, String position) {

  /** A record of a topic. */
  static RejectedInput read(ConsumerRecord<byte[], byte[]> input) {
    return new RejectedInput(
        input.key(),
        input.value(),
        input.headers(),
        input.topic() + "-" + input.partition() + "@" + input.offset());
  }

  /** What a request delivered. */
  static RejectedInput delivered(byte[] body, Map<String, String> said, String position) {
    Headers headers = new RecordHeaders();
    new TreeMap<>(said)
        .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return new RejectedInput(null, body, headers, position);
  }
}
