package io.holdwatch.ingest.mapping;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/**
 * CloudEvents 1.0 with JSON data: structured (one JSON object) or binary (attributes in headers
 * that begin with "ce_" or, over HTTP, "ce-").
 */
final class CloudEventJson {
  private CloudEventJson() {}

  static RowChange read(SourceMapping mapping, Change change) {
    Map<String, String> attributes = new HashMap<>();
    change
        .headers()
        .forEach(
            (name, text) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (lower.startsWith("ce_") || lower.startsWith("ce-")) {
                attributes.put("@" + lower.substring(3), attribute(lower, text));
              }
            });
    boolean binary = attributes.containsKey("@specversion");
    JsonNode data =
        binary ? binary(mapping, change, attributes) : structured(bytes(change), attributes);
    for (String name : List.of("specversion", "id", "source", "type")) {
      if (attributes.getOrDefault("@" + name, "").isEmpty()) {
        throw new Refused(
            Reason.BAD_ENVELOPE, name, "'" + name + "' is missing: CloudEvents 1.0 asks for it");
      }
    }
    if (!"1.0".equals(attributes.get("@specversion"))) {
      throw new Refused(
          Reason.BAD_ENVELOPE,
          "specversion",
          "'specversion' "
              + Refused.show(attributes.getOrDefault("@specversion", ""))
              + " is not 1.0");
    }
    String type = attributes.getOrDefault("@type", "");
    Table table =
        mapping
            .table(change.topic(), type)
            .orElseThrow(
                () ->
                    new Refused(
                        Reason.UNKNOWN_TYPE,
                        "type",
                        "'type' "
                            + Refused.show(type)
                            + " is in no mapping: known are "
                            + new TreeSet<>(mapping.eventTypes())));
    boolean gone = table.deleteTypes().contains(type);
    // What is gone may have no data: its attributes say which record it was.
    JsonNode columns = gone && data.isNull() ? JsonNodeFactory.instance.objectNode() : data;
    if (!columns.isObject()) {
      throw new Refused(
          Reason.BAD_ENVELOPE, "data", "'data' is " + Row.kind(data) + ": send an object");
    }
    Row row = new Row(columns, attributes, NullNode.getInstance(), false);
    return new RowChange(
        table,
        gone ? RowChange.Kind.DELETE : RowChange.Kind.UPDATE,
        row,
        NullNode.getInstance(),
        time(row));
  }

  /**
   * The attribute that a header stands for: of Kafka as it is, of HTTP without quotes and the
   * percent-encoding (CloudEvents 1.0.2, HTTP binding, 3.1.3.2).
   */
  private static String attribute(String header, String text) {
    if (header.startsWith("ce_")) {
      return text;
    }
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    String plain = quoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
    try {
      // A plus sign is one; a character of a header is a byte.
      byte[] bytes =
          URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      if (Utf8.firstBad(bytes) < 0) {
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } catch (IllegalArgumentException e) {
      // Refused below, as what is no UTF-8.
    }
    throw new Refused(
        Reason.BAD_ENVELOPE,
        header,
        "'"
            + header
            + "' "
            + Refused.show(text)
            + " is not percent-encoded UTF-8: write a percent sign as %25");
  }

  private static byte[] bytes(Change change) {
    byte[] value = change.value();
    if (value == null) {
      throw new Refused(Reason.EMPTY, "byte 0", "the value is null: send a CloudEvent");
    }
    return value;
  }

  private static JsonNode binary(
      SourceMapping mapping, Change change, Map<String, String> attributes) {
    byte[] value = change.value();
    boolean gone =
        mapping
            .table(change.topic(), attributes.getOrDefault("@type", ""))
            .filter(table -> table.deleteTypes().contains(attributes.get("@type")))
            .isPresent();
    return gone && (value == null || value.length == 0)
        ? NullNode.getInstance()
        : StrictJson.read(bytes(change));
  }

  /** The event's type, without reading the rest; empty text where it has none. */
  static String type(Change change) {
    for (Map.Entry<String, String> header : change.headers().entrySet()) {
      String lower = header.getKey().toLowerCase(Locale.ROOT);
      if (lower.equals("ce_type") || lower.equals("ce-type")) {
        return attribute(lower, header.getValue());
      }
    }
    byte[] value = change.value();
    return value == null ? "" : StrictJson.read(value).path("type").asString("");
  }

  private static Optional<Instant> time(Row row) {
    JsonNode time = row.get("@time");
    if (time.isNull()) {
      return Optional.empty();
    }
    Times times = new Times(Times.Unit.NONE, Optional.empty(), java.time.ZoneOffset.UTC);
    try {
      return Optional.of(times.act(times.read(time)));
    } catch (Refused e) {
      throw e.at("time");
    }
  }

  private static JsonNode structured(byte[] value, Map<String, String> attributes) {
    JsonNode event = StrictJson.read(value);
    if (!event.isObject()) {
      throw new Refused(
          Reason.BAD_ENVELOPE, "-", "the value is " + Row.kind(event) + ": send a CloudEvent");
    }
    for (Map.Entry<String, JsonNode> member : event.properties()) {
      JsonNode content = member.getValue();
      if (!member.getKey().startsWith("data") && !content.isNull()) {
        try {
          attributes.put("@" + member.getKey(), Row.text(content));
        } catch (Refused e) {
          throw e.at(member.getKey());
        }
      }
    }
    JsonNode encoded = event.path("data_base64");
    if (encoded.isString()) {
      try {
        return StrictJson.read(
            java.util.Base64.getDecoder()
                .decode(encoded.stringValue().getBytes(StandardCharsets.UTF_8)));
      } catch (IllegalArgumentException e) {
        throw new Refused(
            Reason.BAD_ENVELOPE, "data_base64", "'data_base64' is not Base64: " + e.getMessage());
      }
    }
    JsonNode data = event.get("data");
    return data == null ? NullNode.getInstance() : data;
  }
}
