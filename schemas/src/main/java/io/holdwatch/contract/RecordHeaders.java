package io.holdwatch.contract;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Names of the Kafka record headers that Holdwatch writes and reads; values are UTF-8 text. */
public final class RecordHeaders {
  /** On facts: fact type, the simple name of its schema. */
  public static final String TYPE = "holdwatch-type";

  /** On facts: "source:record type:record id". */
  public static final String RECORD = "holdwatch-record";

  /** On facts: version, longs joined by ".". */
  public static final String VERSION = "holdwatch-version";

  /** On facts: scope. */
  public static final String SCOPE = "holdwatch-scope";

  /**
   * On facts: Kafka timestamp of the change in its source topic, UTC ms; for latency, never for
   * decisions.
   */
  public static final String PUBLISHED = "holdwatch-published";

  /**
   * On facts: what follows in the same partition and is concluded together with it: {@link
   * #MORE_OF_CHANGE} or {@link #MORE_OF_BATCH}; absent where nothing follows.
   */
  public static final String MORE = "holdwatch-more";

  /** More facts of the same change of the source follow: half a change is no state of it. */
  public static final String MORE_OF_CHANGE = "change";

  /** The change is complete, and other changes that were read together with it follow. */
  public static final String MORE_OF_BATCH = "batch";

  /**
   * On a mark in a source topic (its value is null): the time up to which everything has been sent,
   * UTC ms.
   */
  public static final String MARK = "holdwatch-mark";

  /** On a mark: name of the clock domain. */
  public static final String MARK_CLOCK = "holdwatch-mark-clock";

  /** On a mark: number of source partitions that the feed marks. */
  public static final String MARK_PARTITIONS = "holdwatch-mark-partitions";

  /** On a mark: "true" on the last one of a feed. */
  public static final String MARK_END = "holdwatch-mark-end";

  /** On rejected input: reason code, one of a closed set. */
  public static final String REASON = "holdwatch-reason";

  /** On rejected input: the message, which names field, value and mend. */
  public static final String MESSAGE = "holdwatch-message";

  /** On rejected input: the field, or "byte N". */
  public static final String AT = "holdwatch-at";

  /** On rejected input: mapping that refused it; "-" where none matched. */
  public static final String MAPPING = "holdwatch-mapping";

  /** On rejected input: "topic-partition@offset" of the source. */
  public static final String POSITION = "holdwatch-position";

  /**
   * On rejected input that is larger than a record may be: bytes that its value had; of value, key
   * and headers only what there is room for was kept.
   */
  public static final String CUT = "holdwatch-cut";

  private RecordHeaders() {}

  /** The text of a header, empty where it is not there. */
  public static Optional<String> text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** Sets a header to a text. */
  public static void put(Headers headers, String name, String value) {
    if (headers.lastHeader(name) != null) {
      headers.remove(name);
    }
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
