package io.holdwatch.ingest.mapping;

import java.util.List;

/** Rows whose columns are missing, of the wrong type or out of range. */
final class HostileFields {
  private HostileFields() {}

  static List<Hostile> all() {
    return List.of(
        Hostile.of(
            "key column missing",
            Hostile.ORDERS,
            Hostile.ORDER.replace("\"order_no\":\"O1\",", ""),
            Reason.MISSING_FIELD,
            "order_no"),
        Hostile.of(
            "key column null",
            Hostile.ORDERS,
            Hostile.ORDER.replace("\"O1\"", "null"),
            Reason.MISSING_FIELD,
            "order_no"),
        Hostile.of(
            "key column blank",
            Hostile.ORDERS,
            Hostile.ORDER.replace("\"O1\"", "\"  \""),
            Reason.MISSING_FIELD,
            "order_no"),
        Hostile.of(
            "scope null",
            Hostile.ORDERS,
            Hostile.ORDER.replace("\"DE\"", "null"),
            Reason.MISSING_FIELD,
            "legal_entity"),
        Hostile.of(
            "column missing",
            Hostile.ORDERS,
            Hostile.ORDER.replace("\"currency\":\"EUR\",", ""),
            Reason.MISSING_FIELD,
            "currency"),
        Hostile.of(
            "unknown currency",
            Hostile.ORDERS,
            Hostile.ORDER.replace("EUR", "EURO"),
            Reason.UNKNOWN_CURRENCY,
            "currency"),
        Hostile.of(
            "currency in small letters",
            Hostile.ORDERS,
            Hostile.ORDER.replace("EUR", "eur"),
            Reason.UNKNOWN_CURRENCY,
            "currency"),
        Hostile.of(
            "unknown zone",
            Hostile.ORDERS,
            Hostile.ORDER.replace("Europe/Berlin", "Berlin"),
            Reason.UNKNOWN_ZONE,
            "ship_to_zone"),
        Hostile.of(
            "an object for a text",
            Hostile.ORDERS,
            Hostile.ORDER.replace("\"OPEN\"", "{}"),
            Reason.WRONG_TYPE,
            "status"),
        Hostile.of(
            "an array for a text",
            Hostile.ORDERS,
            Hostile.ORDER.replace("\"C1\"", "[1]"),
            Reason.WRONG_TYPE,
            "customer_no"),
        Hostile.of(
            "long text",
            Hostile.ORDERS,
            Hostile.ORDER.replace("C1", "C".repeat(5000)),
            Reason.BAD_TEXT,
            "customer_no"),
        Hostile.of(
            "lone surrogate",
            Hostile.ORDERS,
            Hostile.ORDER.replace("C1", "C\\ud800"),
            Reason.BAD_TEXT,
            "customer_no"),
        Hostile.of(
            "year 9999",
            Hostile.SCHEDULES,
            Hostile.SCHEDULE.replace("\"2026-01-09\"", "\"9999-12-31\""),
            Reason.YEAR_OUT_OF_RANGE,
            "requested_date"),
        Hostile.of(
            "year 0001",
            Hostile.SCHEDULES,
            Hostile.SCHEDULE.replace("\"2026-01-09\"", "\"0001-01-01\""),
            Reason.YEAR_OUT_OF_RANGE,
            "requested_date"),
        Hostile.of(
            "30 February",
            Hostile.SCHEDULES,
            Hostile.SCHEDULE.replace("\"2026-01-09\"", "\"2026-02-30\""),
            Reason.BAD_DATE,
            "requested_date"),
        Hostile.of(
            "a date in words",
            Hostile.SCHEDULES,
            Hostile.SCHEDULE.replace("\"2026-01-09\"", "\"next week\""),
            Reason.BAD_DATE,
            "requested_date"),
        Hostile.of(
            "a number for a date",
            Hostile.SCHEDULES,
            Hostile.SCHEDULE.replace("\"2026-01-09\"", "20260109"),
            Reason.WRONG_TYPE,
            "requested_date"),
        Hostile.of(
            "event time in year 12026",
            Hostile.SCHEDULES,
            Hostile.SCHEDULE.replace("2026-01-05T", "+12026-01-05T"),
            Reason.YEAR_OUT_OF_RANGE,
            "changed_at"),
        Hostile.of(
            "quantity NaN",
            Hostile.LINES,
            Hostile.LINE.replace("\"5\"", "\"NaN\""),
            Reason.BAD_NUMBER,
            "quantity"),
        Hostile.of(
            "quantity Infinity",
            Hostile.LINES,
            Hostile.LINE.replace("\"5\"", "\"Infinity\""),
            Reason.BAD_NUMBER,
            "quantity"),
        Hostile.of(
            "quantity with a comma",
            Hostile.LINES,
            Hostile.LINE.replace("\"5\"", "\"1,5\""),
            Reason.BAD_NUMBER,
            "quantity"),
        Hostile.of(
            "quantity true",
            Hostile.LINES,
            Hostile.LINE.replace("\"5\"", "true"),
            Reason.WRONG_TYPE,
            "quantity"),
        Hostile.of(
            "quantity of 14 digits",
            Hostile.LINES,
            Hostile.LINE.replace("\"5\"", "12345678901234"),
            Reason.OUT_OF_RANGE,
            "quantity"),
        Hostile.of(
            "quantity 1e400",
            Hostile.LINES,
            Hostile.LINE.replace("\"5\"", "1e400"),
            Reason.OUT_OF_RANGE,
            "quantity"),
        Hostile.of(
            "quantity 1e-999999999",
            Hostile.LINES,
            Hostile.LINE.replace("\"5\"", "1e-999999999"),
            Reason.OUT_OF_RANGE,
            "quantity"),
        Hostile.of(
            "seven decimals",
            Hostile.LINES,
            Hostile.LINE.replace("\"1.25\"", "1.2345678"),
            Reason.OUT_OF_RANGE,
            "net_price"),
        Hostile.of(
            "a percentage for a fraction",
            Hostile.LINES,
            Hostile.LINE.replace("\"0.05\"", "5"),
            Reason.OUT_OF_RANGE,
            "under_tolerance"),
        Hostile.of(
            "unknown basis",
            Hostile.LINES,
            Hostile.LINE.replace("\"SHIP\"", "\"EXW\""),
            Reason.UNKNOWN_SYMBOL,
            "basis"),
        Hostile.of(
            "fractional minutes",
            Hostile.SITES,
            Hostile.SITE.replace("960", "960.5"),
            Reason.OUT_OF_RANGE,
            "cut_off_minutes"));
  }
}
