package io.holdwatch.classifier.scenario;

import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Link;
import io.holdwatch.contract.fact.Op;
import io.holdwatch.contract.fact.SourcePosition;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes a fact of a scenario: {@code {Order: {id, version, at, …fields}}}. */
public final class FactYaml {
  private static final String PACKAGE = "io.holdwatch.contract.fact.";

  private FactYaml() {}

  /** The fact of a step, of scope S. */
  public static SpecificRecord of(Map<String, Object> yaml) {
    Map.Entry<String, Object> only = yaml.entrySet().iterator().next();
    @SuppressWarnings("unchecked")
    Map<String, Object> fields = new LinkedHashMap<>((Map<String, Object>) only.getValue());
    Schema schema = SpecificData.get().getSchema(type(only.getKey()));
    Map<String, Object> envelope = new LinkedHashMap<>();
    for (String name : List.of("id", "version", "at", "op", "source", "links")) {
      Object value = fields.remove(name);
      if (value != null) {
        envelope.put(name, value);
      }
    }
    SpecificRecord fact = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    defaults(fact);
    fields.forEach((name, value) -> set(fact, name, value));
    fact.put(0, envelope(only.getKey(), envelope, fields));
    return fact;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(PACKAGE + name);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no fact type " + name, e);
    }
  }

  private static Envelope envelope(
      String type, Map<String, Object> given, Map<String, Object> fields) {
    List<Long> version = new ArrayList<>();
    for (Object number : (List<?>) given.getOrDefault("version", List.of(1))) {
      version.add(((Number) number).longValue());
    }
    return Envelope.newBuilder()
        .setScope("S")
        .setSource(given.getOrDefault("source", "erp").toString())
        .setRecordType(type)
        .setRecordId(String.valueOf(given.get("id")))
        .setOp(Op.valueOf(given.getOrDefault("op", "UPSERT").toString()))
        .setVersion(version)
        .setEventTime(Instant.parse(String.valueOf(given.get("at"))))
        .setClock("test")
        .setPosition(new SourcePosition("erp." + type, 0, version.getLast()))
        .setContentHash(Ids.of(fields.toString()))
        .setLinks(links(given))
        .build();
  }

  private static List<Link> links(Map<String, Object> given) {
    return ((List<?>) given.getOrDefault("links", List.of()))
        .stream()
            .map(each -> (Map<?, ?>) each)
            .map(
                l ->
                    new Link(
                        text(l, "field"),
                        text(l, "factType"),
                        text(l, "recordId"),
                        text(l, "take"),
                        List.of(),
                        0,
                        ""))
            .toList();
  }

  private static String text(Map<?, ?> map, String name) {
    return String.valueOf(map.get(name));
  }

  private static void defaults(SpecificRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      if (field.hasDefaultValue()) {
        record.put(field.pos(), SpecificData.get().getDefaultValue(field));
      }
    }
  }

  private static void set(SpecificRecord record, String name, Object value) {
    Schema.Field field = record.getSchema().getField(name);
    if (field == null) {
      throw new IllegalArgumentException(record.getSchema().getName() + " has no field " + name);
    }
    record.put(field.pos(), value(field.schema(), value));
  }

  private static @Nullable Object value(Schema schema, Object value) {
    if (schema.isUnion()) {
      return value(schema.getTypes().get(1), value);
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      return new BigDecimal(value.toString()).setScale(decimal.getScale());
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Date) {
      return LocalDate.parse(value.toString());
    }
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return Instant.parse(value.toString());
    }
    return switch (schema.getType()) {
      case RECORD -> nested(schema, value);
      case ENUM -> SpecificData.get().createEnum(value.toString(), schema);
      case INT, BOOLEAN -> value;
      case ARRAY ->
          ((List<?>) value).stream().map(each -> value(schema.getElementType(), each)).toList();
      default -> value.toString();
    };
  }

  private static SpecificRecord nested(Schema schema, Object value) {
    SpecificRecord record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
    if (schema.getName().equals("DateOrTime")) {
      set(record, value.toString().contains("T") ? "time" : "date", value);
    } else if (schema.getName().equals("UnitPrice") && !(value instanceof Map)) {
      set(record, "amount", value);
      set(record, "currency", "EUR");
      set(record, "per", "1");
    } else {
      if (schema.getName().equals("UnitPrice")) {
        set(record, "per", "1");
      }
      ((Map<?, ?>) value).forEach((name, member) -> set(record, name.toString(), member));
    }
    return record;
  }
}
