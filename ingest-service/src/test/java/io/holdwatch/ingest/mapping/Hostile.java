package io.holdwatch.ingest.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One bad input and what must become of it.
 *
 * @param name what is wrong with it
 * @param topic source topic
 * @param value bytes of the value
 * @param reason reason code
 * @param at field or byte position
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Hostile(String name, String topic, byte[] value, Reason reason, String at) {
  /** Topic of orders. */
  public static final String ORDERS = "erp.demo.orders";

  static final String LINES = "erp.demo.order_lines";
  static final String SCHEDULES = "erp.demo.schedule_lines";
  static final String SITES = "erp.demo.sites";
  static final String SHIPMENTS = "wms.demo.shipments";

  /** A change of an order that is good. */
  public static final String ORDER =
      """
      {"before":null,"after":{"legal_entity":"DE","order_no":"O1","customer_no":"C1","customer_po":null,
      "entered_at":"2026-01-05T10:00:00Z","ship_to_zone":"Europe/Berlin","currency":"EUR","payment":"OPEN_ACCOUNT",
      "changed_at":"2026-01-05T10:00:00Z","status":"OPEN"},
      "source":{"table":"orders","lsn":7,"ts_ms":1,"snapshot":"false"},"op":"c","ts_ms":1}\
      """;

  static final String LINE =
      """
      {"before":null,"after":{"legal_entity":"DE","order_no":"O1","line_no":"10","item_no":"I1","site_no":"W1",
      "quantity":"5","cancelled":null,"unit":"EA","fulfilment":"STOCK","wave_no":null,"supply_no":null,
      "currency":"EUR","price":"1.5","price_per":"1","discount":null,"net_price":"1.25","list_price":null,
      "contract_no":null,"unit_cost":null,
      "basis":"SHIP","under_tolerance":"0.05",
      "changed_at":"2026-01-05T10:00:00Z"},
      "source":{"table":"order_lines","lsn":8,"ts_ms":1,"snapshot":"false"},"op":"c","ts_ms":1}\
      """;
  static final String SCHEDULE =
      """
      {"before":null,"after":{"legal_entity":"DE","order_no":"O1","line_no":"10","schedule_no":"1","quantity":"5",
      "requested_date":"2026-01-09","promised_date":"2026-01-09","promised_at":null,"confirmed_date":null,
      "changed_at":"2026-01-05T10:00:00Z"},
      "source":{"table":"schedule_lines","lsn":9,"ts_ms":1,"snapshot":"false"},"op":"c","ts_ms":1}\
      """;
  static final String SITE =
      """
      {"before":null,"after":{"legal_entity":"DE","site_no":"W1","name":"Hof","zone":"Europe/Berlin",
      "cut_off_minutes":960,"changed_at":"2026-01-05T10:00:00Z"},"source":{"table":"sites","lsn":9,"ts_ms":1,"snapshot":"false"},"op":"c","ts_ms":1}\
      """;

  /** An event that is good. */
  public static final String SHIPMENT =
      """
      {"specversion":"1.0","id":"1","source":"wms","type":"io.holdwatch.demo.shipment","subject":"S1",
      "time":"2026-01-05T10:00:00Z","sequence":"5","data":{"legal_entity":"DE","shipment_no":"S1","order_no":"O1",
      "site_no":"W1","state":"SHIPPED","shipped_at":"2026-01-05T10:00:00Z","delivered_at":null,"carrier":"DHL",
      "lines":[{"line_no":"10","item_no":"I1","quantity":5}]}}\
      """;

  @Override
  public String toString() {
    return name;
  }

  /** Every bad input. */
  public static List<Hostile> all() {
    List<Hostile> all = new ArrayList<>();
    all.addAll(bytes());
    all.addAll(envelopes());
    all.addAll(HostileFields.all());
    all.addAll(HostileEvents.all());
    return all;
  }

  private static List<Hostile> bytes() {
    byte[] text = ORDER.getBytes(StandardCharsets.UTF_8);
    byte[] bent = text.clone();
    bent[40] = (byte) 0xFF;
    byte[] overlong = text.clone();
    overlong[40] = (byte) 0xC0;
    overlong[41] = (byte) 0x80;
    byte[] cut = {'"', (byte) 0xE2, (byte) 0x82};
    byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
    return List.of(
        new Hostile("empty", ORDERS, new byte[0], Reason.EMPTY, "byte 0"),
        new Hostile(
            "two MiB",
            ORDERS,
            ("\"" + "x".repeat(2 << 20) + "\"").getBytes(StandardCharsets.UTF_8),
            Reason.TOO_LARGE,
            "byte 1048576"),
        new Hostile("byte 0xFF", ORDERS, bent, Reason.NOT_UTF8, "byte 40"),
        new Hostile("overlong NUL", ORDERS, overlong, Reason.NOT_UTF8, "byte 40"),
        new Hostile("cut within a character", ORDERS, cut, Reason.NOT_UTF8, "byte 1"),
        new Hostile("surrogate as UTF-8", ORDERS, surrogate, Reason.NOT_UTF8, "byte 1"),
        of("not JSON", ORDERS, "order 10248 shipped", Reason.NOT_JSON, "byte 0"),
        of("XML", ORDERS, "<order/>", Reason.NOT_JSON, "byte 0"),
        of("cut in the middle", ORDERS, ORDER.substring(0, 100), Reason.NOT_JSON, "byte 100"),
        of("two values", ORDERS, ORDER + "{}", Reason.NOT_JSON, "byte " + text.length),
        of(
            "bare NaN",
            ORDERS,
            ORDER.replace("\"lsn\":7", "\"lsn\":NaN"),
            Reason.NOT_JSON,
            "byte " + (ORDER.indexOf("\"lsn\":7") + 9)),
        of("deep nesting", ORDERS, "[".repeat(5000), Reason.TOO_DEEP, "byte 64"),
        of("member twice", ORDERS, "{\"op\":\"c\",\"op\":\"d\"}", Reason.DUPLICATE_KEY, "byte 14"),
        of("number of 500 digits", ORDERS, "1".repeat(500), Reason.BAD_NUMBER, "byte 0"));
  }

  private static List<Hostile> envelopes() {
    return List.of(
        of("topic that nothing maps", "erp.demo.secrets", ORDER, Reason.UNKNOWN_TABLE, "-"),
        of("a JSON text", ORDERS, "\"hello\"", Reason.BAD_ENVELOPE, "-"),
        of("a JSON array", ORDERS, "[1]", Reason.BAD_ENVELOPE, "-"),
        of("null literal", ORDERS, "null", Reason.BAD_ENVELOPE, "-"),
        of("no source", ORDERS, "{\"op\":\"c\",\"after\":{}}", Reason.BAD_ENVELOPE, "source"),
        of(
            "source is a text",
            ORDERS,
            "{\"op\":\"c\",\"after\":{},\"source\":\"erp\"}",
            Reason.BAD_ENVELOPE,
            "source"),
        of(
            "unknown table",
            ORDERS,
            ORDER.replace("\"orders\"", "\"orders_backup\""),
            Reason.UNKNOWN_TABLE,
            "source.table"),
        of(
            "no op",
            ORDERS,
            ORDER.replace("\"op\":\"c\"", "\"x\":\"c\""),
            Reason.BAD_ENVELOPE,
            "op"),
        of(
            "unknown op",
            ORDERS,
            ORDER.replace("\"op\":\"c\"", "\"op\":\"z\""),
            Reason.BAD_ENVELOPE,
            "op"),
        of(
            "truncate",
            ORDERS,
            ORDER.replace("\"op\":\"c\"", "\"op\":\"t\""),
            Reason.TRUNCATE,
            "op"),
        of(
            "after is null",
            ORDERS,
            ORDER.replaceFirst("(?s)\"after\":\\{.*?}", "\"after\":null"),
            Reason.BAD_ENVELOPE,
            "after"),
        of(
            "delete without before",
            ORDERS,
            ORDER.replace("\"op\":\"c\"", "\"op\":\"d\""),
            Reason.BAD_ENVELOPE,
            "before"),
        of("no lsn", ORDERS, ORDER.replace("\"lsn\":7,", ""), Reason.BAD_VERSION, "source.lsn"),
        of(
            "lsn is a word",
            ORDERS,
            ORDER.replace("\"lsn\":7", "\"lsn\":\"x\""),
            Reason.BAD_VERSION,
            "source.lsn"),
        of(
            "negative lsn",
            ORDERS,
            ORDER.replace("\"lsn\":7", "\"lsn\":-7"),
            Reason.BAD_VERSION,
            "source.lsn"),
        of(
            "lsn beyond 64 bits",
            ORDERS,
            ORDER.replace("\"lsn\":7", "\"lsn\":99999999999999999999"),
            Reason.BAD_VERSION,
            "source.lsn"));
  }

  static Hostile of(String name, String topic, String value, Reason reason, String at) {
    return new Hostile(name, topic, value.getBytes(StandardCharsets.UTF_8), reason, at);
  }
}
