package io.holdwatch.deploy.e2e;

import io.holdwatch.deploy.feed.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Rows of the demo's tables as Debezium captures them, one after the other in the log of one
 * database. Text is JSON with single quotes.
 */
final class Rows {
  private final String company;
  private long log = 1000;

  /** Rows of a legal entity; its name is the scope. */
  Rows(String company) {
    this.company = company;
  }

  /**
   * A row that was inserted or changed.
   *
   * @param topic source topic
   * @param key further columns of the key
   * @param columns the others
   * @param at when
   */
  Event row(String topic, String key, String columns, Instant at) {
    String table = topic.substring(topic.lastIndexOf('.') + 1);
    String keys = "'legal_entity':'%s',%s".formatted(company, key);
    String value =
        "{'before':null,'after':{%s,%s,'changed_at':'%s'},'source':{'table':'%s','lsn':%d,'ts_ms':1,'snapshot':'false'},'op':'c','ts_ms':1}"
            .formatted(keys, columns, at, table, ++log);
    return new Event(log, topic, json("{" + keys + "}"), json(value));
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
