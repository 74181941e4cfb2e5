package io.holdwatch.ingest.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
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

  /** The same as far as a record may hold it, where it is larger; then it says so. */
  RejectedInput cut() {
    int whole = length(value);
    int rest = length(key) + lengthOfHeaders();
    if (whole + rest <= Clients.LARGEST_LETTER) {
      return this;
    }
    // What is beside the value is rarely large; where it is, the value says more.
    boolean beside = rest <= Clients.LARGEST_LETTER / 2;
    int most = Clients.LARGEST_LETTER - (beside ? rest : 0);
    Headers kept = new RecordHeaders(beside ? headers.toArray() : new Header[0]);
    kept.add(
        io.holdwatch.contract.RecordHeaders.CUT,
        Integer.toString(whole).getBytes(StandardCharsets.UTF_8));
    return new RejectedInput(
        beside ? key : null,
        value == null ? null : Arrays.copyOf(value, Math.min(whole, most)),
        kept,
        position);
  }

  private int lengthOfHeaders() {
    int length = 0;
    for (Header header : headers) {
      length += header.key().getBytes(StandardCharsets.UTF_8).length + length(header.value());
    }
    return length;
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /** What a request delivered. */
  static RejectedInput delivered(byte[] body, Map<String, String> said, String position) {
    Headers headers = new RecordHeaders();
    new TreeMap<>(said)
        .forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return new RejectedInput(null, body, headers, position);
  }
}
