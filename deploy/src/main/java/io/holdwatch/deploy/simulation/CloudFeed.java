package io.holdwatch.deploy.simulation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events of warehouse and carriers as structured CloudEvents. The sequence grows over all
 * of a feed, so per subject too.
 */
final class CloudFeed {
  private final String topic;
  private final String source;
  private final String type;
  private final Consumer<ChangeEvent> out;
  private long sequence;

  CloudFeed(String topic, String source, String type, Consumer<ChangeEvent> out) {
    this.topic = topic;
    this.source = source;
    this.type = type;
    this.out = out;
  }

  void publish(
      Instant now, Map<String, Object> key, String subject, Map<String, @Nullable Object> data) {
    sequence++;
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", subject + "-" + sequence);
    event.put("source", source);
    event.put("type", type);
    event.put("subject", subject);
    event.put("time", now);
    event.put("datacontenttype", "application/json");
    event.put("sequence", Long.toString(sequence));
    event.put("data", data);
    out.accept(new ChangeEvent(topic, Json.text(key), Json.text(event), now));
  }
}
