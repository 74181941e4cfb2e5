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
    all.addAll(fields());
    all.addAll(events());
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

  private static List<Hostile> fields() {
    return List.of(
        of(
            "key column missing",
            ORDERS,
            ORDER.replace("\"order_no\":\"O1\",", ""),
            Reason.MISSING_FIELD,
            "order_no"),
        of(
            "key column null",
            ORDERS,
            ORDER.replace("\"O1\"", "null"),
            Reason.MISSING_FIELD,
            "order_no"),
        of(
            "key column blank",
            ORDERS,
            ORDER.replace("\"O1\"", "\"  \""),
            Reason.MISSING_FIELD,
            "order_no"),
        of(
            "scope null",
            ORDERS,
            ORDER.replace("\"DE\"", "null"),
            Reason.MISSING_FIELD,
            "legal_entity"),
        of(
            "column missing",
            ORDERS,
            ORDER.replace("\"currency\":\"EUR\",", ""),
            Reason.MISSING_FIELD,
            "currency"),
        of(
            "unknown currency",
            ORDERS,
            ORDER.replace("EUR", "EURO"),
            Reason.UNKNOWN_CURRENCY,
            "currency"),
        of(
            "currency in small letters",
            ORDERS,
            ORDER.replace("EUR", "eur"),
            Reason.UNKNOWN_CURRENCY,
            "currency"),
        of(
            "unknown zone",
            ORDERS,
            ORDER.replace("Europe/Berlin", "Berlin"),
            Reason.UNKNOWN_ZONE,
            "ship_to_zone"),
        of(
            "an object for a text",
            ORDERS,
            ORDER.replace("\"OPEN\"", "{}"),
            Reason.WRONG_TYPE,
            "status"),
        of(
            "an array for a text",
            ORDERS,
            ORDER.replace("\"C1\"", "[1]"),
            Reason.WRONG_TYPE,
            "customer_no"),
        of(
            "long text",
            ORDERS,
            ORDER.replace("C1", "C".repeat(5000)),
            Reason.BAD_TEXT,
            "customer_no"),
        of(
            "lone surrogate",
            ORDERS,
            ORDER.replace("C1", "C\\ud800"),
            Reason.BAD_TEXT,
            "customer_no"),
        of(
            "year 9999",
            SCHEDULES,
            SCHEDULE.replace("\"2026-01-09\"", "\"9999-12-31\""),
            Reason.YEAR_OUT_OF_RANGE,
            "requested_date"),
        of(
            "year 0001",
            SCHEDULES,
            SCHEDULE.replace("\"2026-01-09\"", "\"0001-01-01\""),
            Reason.YEAR_OUT_OF_RANGE,
            "requested_date"),
        of(
            "30 February",
            SCHEDULES,
            SCHEDULE.replace("\"2026-01-09\"", "\"2026-02-30\""),
            Reason.BAD_DATE,
            "requested_date"),
        of(
            "a date in words",
            SCHEDULES,
            SCHEDULE.replace("\"2026-01-09\"", "\"next week\""),
            Reason.BAD_DATE,
            "requested_date"),
        of(
            "a number for a date",
            SCHEDULES,
            SCHEDULE.replace("\"2026-01-09\"", "20260109"),
            Reason.WRONG_TYPE,
            "requested_date"),
        of(
            "event time in year 12026",
            SCHEDULES,
            SCHEDULE.replace("2026-01-05T", "+12026-01-05T"),
            Reason.YEAR_OUT_OF_RANGE,
            "changed_at"),
        of("quantity NaN", LINES, LINE.replace("\"5\"", "\"NaN\""), Reason.BAD_NUMBER, "quantity"),
        of(
            "quantity Infinity",
            LINES,
            LINE.replace("\"5\"", "\"Infinity\""),
            Reason.BAD_NUMBER,
            "quantity"),
        of(
            "quantity with a comma",
            LINES,
            LINE.replace("\"5\"", "\"1,5\""),
            Reason.BAD_NUMBER,
            "quantity"),
        of("quantity true", LINES, LINE.replace("\"5\"", "true"), Reason.WRONG_TYPE, "quantity"),
        of(
            "quantity of 14 digits",
            LINES,
            LINE.replace("\"5\"", "12345678901234"),
            Reason.OUT_OF_RANGE,
            "quantity"),
        of(
            "quantity 1e400",
            LINES,
            LINE.replace("\"5\"", "1e400"),
            Reason.OUT_OF_RANGE,
            "quantity"),
        of(
            "quantity 1e-999999999",
            LINES,
            LINE.replace("\"5\"", "1e-999999999"),
            Reason.OUT_OF_RANGE,
            "quantity"),
        of(
            "seven decimals",
            LINES,
            LINE.replace("\"1.25\"", "1.2345678"),
            Reason.OUT_OF_RANGE,
            "net_price"),
        of(
            "a percentage for a fraction",
            LINES,
            LINE.replace("\"0.05\"", "5"),
            Reason.OUT_OF_RANGE,
            "under_tolerance"),
        of(
            "unknown basis",
            LINES,
            LINE.replace("\"SHIP\"", "\"EXW\""),
            Reason.UNKNOWN_SYMBOL,
            "basis"),
        of(
            "fractional minutes",
            SITES,
            SITE.replace("960", "960.5"),
            Reason.OUT_OF_RANGE,
            "cut_off_minutes"));
  }

  private static List<Hostile> events() {
    return List.of(
        of(
            "event without id",
            SHIPMENTS,
            SHIPMENT.replace("\"id\":\"1\",", ""),
            Reason.BAD_ENVELOPE,
            "id"),
        of(
            "old specversion",
            SHIPMENTS,
            SHIPMENT.replace("\"1.0\"", "\"0.3\""),
            Reason.BAD_ENVELOPE,
            "specversion"),
        of(
            "unknown event type",
            SHIPMENTS,
            SHIPMENT.replace("demo.shipment", "demo.parcel"),
            Reason.UNKNOWN_TYPE,
            "type"),
        of(
            "attribute is an object",
            SHIPMENTS,
            SHIPMENT.replace("\"S1\",\n\"time\"", "{},\n\"time\""),
            Reason.WRONG_TYPE,
            "subject"),
        of(
            "no data",
            SHIPMENTS,
            SHIPMENT.replaceFirst("(?s),\"data\":.*", "}"),
            Reason.BAD_ENVELOPE,
            "data"),
        of(
            "no sequence",
            SHIPMENTS,
            SHIPMENT.replace("\"sequence\":\"5\",", ""),
            Reason.BAD_VERSION,
            "@sequence"),
        of(
            "bad event time",
            SHIPMENTS,
            SHIPMENT.replaceFirst("2026-01-05T10:00:00Z", "yesterday"),
            Reason.BAD_DATE,
            "time"),
        of(
            "unknown state",
            SHIPMENTS,
            SHIPMENT.replace("SHIPPED", "GONE"),
            Reason.UNKNOWN_SYMBOL,
            "state"),
        of(
            "lines are no array",
            SHIPMENTS,
            SHIPMENT.replaceFirst("(?s)\\[\\{.*}]", "7"),
            Reason.WRONG_TYPE,
            "lines"),
        of(
            "line without number",
            SHIPMENTS,
            SHIPMENT.replace("\"line_no\":\"10\",", ""),
            Reason.MISSING_FIELD,
            "lines[0].line_no"),
        of(
            "line without quantity",
            SHIPMENTS,
            SHIPMENT.replace(",\"quantity\":5", ""),
            Reason.MISSING_FIELD,
            "lines[0].quantity"),
        of(
            "line is a text",
            SHIPMENTS,
            SHIPMENT.replaceFirst("(?s)\\[\\{.*}]", "[\"10\"]"),
            Reason.WRONG_TYPE,
            "lines[0].line_no"));
  }

  private static Hostile of(String name, String topic, String value, Reason reason, String at) {
    return new Hostile(name, topic, value.getBytes(StandardCharsets.UTF_8), reason, at);
  }
}
