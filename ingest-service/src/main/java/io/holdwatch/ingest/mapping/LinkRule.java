package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlNode;
import io.holdwatch.contract.fact.Link;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * A link as the mapping declares it.
 *
 * @param field field that it fills, "field.part" for a part; empty for a condition
 * @param factType type of the fact that knows the value
 * @param recordId record id of that fact
 * @param take field of that fact
 * @param only accepted words of a condition; empty for a link that fills a field
 * @param days column with the days that are added to a date
 * @param append text that is written behind a text
 */
record LinkRule(
    String field,
    String factType,
    Template recordId,
    String take,
    List<String> only,
    Optional<Template> days,
    Optional<Template> append) {

  static LinkRule of(YamlNode node, Schema schema) {
    Map<String, YamlNode> members =
        node.members("field", "fact", "record", "take", "only", "days", "append");
    YamlNode fact = node.need(members, "fact");
    YamlNode take = node.need(members, "take");
    Schema other =
        FactTypes.schema(fact.text())
            .orElseThrow(() -> fact.error(Refused.show(fact.text()) + " is no fact type"));
    if (other.getField(take.text()) == null) {
      throw take.error(Refused.show(take.text()) + " is no field of " + fact.text());
    }
    Schema taken = Convert.core(other.getField(take.text()).schema());
    if (members.containsKey("only") == members.containsKey("field")) {
      throw node.error("needs either 'field', which it fills, or 'only', which makes a condition");
    }
    Optional<YamlNode> field = YamlNode.in(members, "field");
    if (field.isPresent()) {
      fits(field.get(), filled(field.get(), schema), taken, take.text());
    }
    suits(members, "days", Convert.isDateOrTime(taken), "a date");
    suits(members, "append", taken.getType() == Schema.Type.STRING, "a text");
    return new LinkRule(
        field.map(YamlNode::text).orElse(""),
        fact.text(),
        Template.of(node.need(members, "record")),
        take.text(),
        YamlNode.in(members, "only").map(YamlNode::texts).orElse(List.of()),
        YamlNode.in(members, "days").map(Template::of),
        YamlNode.in(members, "append").map(Template::of));
  }

  private static void suits(
      Map<String, YamlNode> members, String option, boolean suits, String what) {
    YamlNode node = members.get(option);
    if (node != null && (!suits || !members.containsKey("field"))) {
      throw node.error("applies only where the field that is filled takes " + what);
    }
  }

  private static Schema filled(YamlNode node, Schema schema) {
    String[] path = node.text().split("\\.", 2);
    Schema.Field field = schema.getField(path[0]);
    if (field == null || field.name().equals("envelope")) {
      throw node.error(Refused.show(node.text()) + " is no field of " + schema.getName());
    }
    Schema type = Convert.core(field.schema());
    if (path.length == 1) {
      return type;
    }
    Schema.Field part = type.getType() == Schema.Type.RECORD ? type.getField(path[1]) : null;
    if (part == null || Convert.core(part.schema()).getType() != Schema.Type.STRING) {
      throw node.error(
          Refused.show(node.text()) + " is no text within a field of " + schema.getName());
    }
    return Convert.core(part.schema());
  }

  private static void fits(YamlNode node, Schema field, Schema taken, String take) {
    boolean same =
        field.getType() == taken.getType()
            && java.util.Objects.equals(field.getLogicalType(), taken.getLogicalType())
            && (field.getType() == Schema.Type.STRING
                || field.getFullName().equals(taken.getFullName()));
    if (!same) {
      throw node.error(
          Refused.show(node.text()) + " does not fit '" + take + "': they are of different types");
    }
  }

  /** The link of a row; empty where the row does not say where it leads. */
  Optional<Link> link(Row row) {
    return recordId
        .read(row)
        .map(
            id ->
                new Link(
                    field,
                    factType,
                    id,
                    take,
                    only,
                    days.map(column -> days(column, row)).orElse(0),
                    append.flatMap(text -> text.read(row)).orElse("")));
  }

  private static int days(Template column, Row row) {
    try {
      var value = column.node(row);
      return value.isNull()
          ? 0
          : (int)
              Decimals.whole(
                  tools.jackson.databind.node.DecimalNode.valueOf(
                      Decimals.number(value).setScale(0, java.math.RoundingMode.CEILING)),
                  0,
                  36_500);
    } catch (Refused e) {
      throw e.at(column.columns().isEmpty() ? column.text() : column.columns().getFirst());
    }
  }

  Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(recordId.columns());
    days.ifPresent(text -> columns.addAll(text.columns()));
    append.ifPresent(text -> columns.addAll(text.columns()));
    return columns;
  }
}
