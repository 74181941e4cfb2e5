package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.fact.Envelope;
import io.holdwatch.contract.fact.Link;
import io.holdwatch.contract.fact.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import tools.jackson.databind.JsonNode;

/**
 * How rows of a table become facts of one type.
 *
 * @param type simple name of the fact's schema
 * @param schema its schema
 * @param when what must hold of the row for the fact to exist
 * @param each array column of which every element becomes a fact
 * @param record columns of the record id; the table's key where empty
 * @param fields values by field
 * @param links fields that another record knows
 */
record FactRule(
    String type,
    Schema schema,
    Condition when,
    Optional<String> each,
    List<Template> record,
    Map<Schema.Field, Value> fields,
    List<LinkRule> links) {

  /** Facts of one row: none, one, or one per element. */
  List<Fact> facts(RowChange change, EnvelopeDraft draft) {
    List<Fact> facts = new ArrayList<>();
    if (change.kind() == RowChange.Kind.DELETE) {
      if (each.isEmpty()) {
        facts.add(fact(change.row(), draft, Op.DELETE));
      }
      return facts;
    }
    if (!when.holds(change.row())) {
      if (change.kind() != RowChange.Kind.CREATE && each.isEmpty()) {
        facts.add(fact(change.row(), draft, Op.DELETE));
      }
      return facts;
    }
    if (each.isEmpty()) {
      facts.add(fact(change.row(), draft, Op.UPSERT));
      return facts;
    }
    JsonNode array = change.row().get(each.get());
    if (!array.isArray() && !array.isNull()) {
      throw new Refused(
          Reason.WRONG_TYPE,
          each.get(),
          "'" + each.get() + "' is " + Row.kind(array) + ": send an array");
    }
    int index = 0;
    for (JsonNode element : array) {
      try {
        facts.add(fact(change.row().with(element), draft, Op.UPSERT));
      } catch (Refused e) {
        throw new Refused(
            e.by("").reason(),
            each.get() + "[" + index + "]." + e.by("").at().replaceFirst("^each\\.", ""),
            e.text());
      }
      index++;
    }
    return facts;
  }

  private Fact fact(Row row, EnvelopeDraft draft, Op op) {
    SpecificRecord fact = FactTypes.blank(schema);
    for (Map.Entry<Schema.Field, Value> field : fields.entrySet()) {
      if (op == Op.DELETE && !draft.key().containsAll(field.getValue().columns())) {
        continue;
      }
      Object value = field.getValue().read(row);
      if (value != null) {
        fact.put(field.getKey().pos(), value);
      }
    }
    List<Link> filled = op == Op.DELETE ? List.of() : links(row);
    String id =
        record.isEmpty()
            ? draft.recordId()
            : EnvelopeDraft.join(record.stream().map(t -> t.need(row)).toList());
    String hash = ContentHash.of(fact, draft.scope(), op, filled);
    Envelope envelope = draft.envelope(id, op, hash, filled);
    fact.put(schema.getField("envelope").pos(), envelope);
    return new Fact(type, envelope, fact);
  }

  private List<Link> links(Row row) {
    List<Link> filled = new ArrayList<>();
    for (LinkRule link : links) {
      link.link(row).ifPresent(filled::add);
    }
    return filled;
  }

  /** Columns that its fields, links and id read. */
  Set<String> columns() {
    Set<String> columns = new java.util.LinkedHashSet<>();
    fields.values().forEach(value -> columns.addAll(value.columns()));
    links.forEach(link -> columns.addAll(link.columns()));
    columns.addAll(when.columns());
    record.forEach(part -> columns.addAll(part.columns()));
    return columns;
  }
}
