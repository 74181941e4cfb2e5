package io.holdwatch.ingest.mapping;

import java.util.List;

/** Events of which an attribute or a part of their data is wrong. */
final class HostileEvents {
  private HostileEvents() {}

  static List<Hostile> all() {
    return List.of(
        Hostile.of(
            "event without id",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replace("\"id\":\"1\",", ""),
            Reason.BAD_ENVELOPE,
            "id"),
        Hostile.of(
            "old specversion",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replace("\"1.0\"", "\"0.3\""),
            Reason.BAD_ENVELOPE,
            "specversion"),
        Hostile.of(
            "unknown event type",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replace("demo.shipment", "demo.parcel"),
            Reason.UNKNOWN_TYPE,
            "type"),
        Hostile.of(
            "attribute is an object",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replace("\"S1\",\n\"time\"", "{},\n\"time\""),
            Reason.WRONG_TYPE,
            "subject"),
        Hostile.of(
            "no data",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replaceFirst("(?s),\"data\":.*", "}"),
            Reason.BAD_ENVELOPE,
            "data"),
        Hostile.of(
            "no sequence",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replace("\"sequence\":\"5\",", ""),
            Reason.BAD_VERSION,
            "@sequence"),
        Hostile.of(
            "bad event time",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replaceFirst("2026-01-05T10:00:00Z", "yesterday"),
            Reason.BAD_DATE,
            "time"),
        Hostile.of(
            "unknown state",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replace("SHIPPED", "GONE"),
            Reason.UNKNOWN_SYMBOL,
            "state"),
        Hostile.of(
            "lines are no array",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replaceFirst("(?s)\\[\\{.*}]", "7"),
            Reason.WRONG_TYPE,
            "lines"),
        Hostile.of(
            "line without number",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replace("\"line_no\":\"10\",", ""),
            Reason.MISSING_FIELD,
            "lines[0].line_no"),
        Hostile.of(
            "line without quantity",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replace(",\"quantity\":5", ""),
            Reason.MISSING_FIELD,
            "lines[0].quantity"),
        Hostile.of(
            "line is a text",
            Hostile.SHIPMENTS,
            Hostile.SHIPMENT.replaceFirst("(?s)\\[\\{.*}]", "[\"10\"]"),
            Reason.WRONG_TYPE,
            "lines[0].line_no"));
  }
}
