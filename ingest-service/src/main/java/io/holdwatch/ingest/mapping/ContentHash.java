package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.CanonicalJson;
import io.holdwatch.contract.Ids;
import io.holdwatch.contract.fact.Link;
import io.holdwatch.contract.fact.Op;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * Hash of what a fact says: op, scope, links and every field but the envelope, as canonical JSON.
 * Decimals are plain texts without trailing zeros, times are milliseconds, dates ISO texts; null
 * fields are left out.
 */
final class ContentHash {
  private ContentHash() {}

  static String of(IndexedRecord fact, String scope, Op op, List<Link> links) {
    Map<String, Object> content = new TreeMap<>();
    content.put("type", fact.getSchema().getName());
    content.put("scope", scope);
    content.put("op", op.name());
    content.put("fields", object(fact));
    content.put("links", links.stream().map(ContentHash::object).toList());
    return Ids.sha256(CanonicalJson.bytes(content)).substring(0, 32);
  }

  /** Fields by name, as canonical JSON takes them; without the envelope. */
  static Map<String, Object> object(IndexedRecord record) {
    Map<String, Object> fields = new TreeMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null && !field.name().equals("envelope")) {
        fields.put(field.name(), json(value));
      }
    }
    return fields;
  }

  private static Object json(Object value) {
    return switch (value) {
      case IndexedRecord record -> object(record);
      case BigDecimal number ->
          number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      case Instant time -> time.toEpochMilli();
      case Boolean b -> b;
      case Integer i -> i;
      case Long l -> l;
      case List<?> list -> {
        List<Object> elements = new ArrayList<>();
        list.forEach(element -> elements.add(json(element)));
        yield elements;
      }
      default -> value.toString();
    };
  }
}
