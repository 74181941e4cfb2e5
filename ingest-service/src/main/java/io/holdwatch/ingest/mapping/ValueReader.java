package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import tools.jackson.databind.node.NullNode;

/** Compiles the YAML of one value, checked against the schema of its field. */
record ValueReader(Map<String, Map<String, String>> lookups, ZoneId zone) {
  private static final String[] OPTIONS = {
    "value",
    "lookup",
    "else",
    "absent",
    "factor",
    "percent",
    "discount",
    "round",
    "as",
    "format",
    "zone",
    "required",
    "when",
    "unknown",
    "inverse",
    "day",
    "read"
  };

  /**
   * The value of a field.
   *
   * @param linked fields and "field.part"s that links fill
   */
  Value read(YamlNode node, String field, Schema declared, Set<String> linked) {
    Schema schema = Convert.core(declared);
    if (schema.getType() == Schema.Type.ARRAY) {
      return new ListValue(
          node.items().stream()
              .map(item -> read(item, field, schema.getElementType(), Set.of()))
              .toList());
    }
    if (schema.getType() == Schema.Type.RECORD && !Convert.isDateOrTime(schema)) {
      return record(node, field, schema, linked);
    }
    ScalarValue value = scalar(node, field, schema);
    boolean constant = value.sources().stream().allMatch(Template::isConstant);
    Row nothing = new Row(NullNode.getInstance(), Map.of(), NullNode.getInstance(), false);
    try {
      if (constant) {
        var unused = value.read(nothing);
      }
      value.lookup().values().forEach(word -> check(word, value));
      value.otherwise().ifPresent(word -> check(word, value));
      value.absent().ifPresent(word -> check(word, value));
    } catch (Refused e) {
      throw node.error(e.text());
    }
    return node.isMap()
        ? YamlNode.in(node.members(OPTIONS), "read")
            .<Value>map(format -> paper(format, value))
            .orElse(value)
        : value;
  }

  private static PaperValue paper(YamlNode format, ScalarValue value) {
    if (value.schema().getType() != Schema.Type.STRING) {
      throw format.error("reads a document into a text: '" + value.field() + "' is none");
    }
    return new PaperValue(value, PaperKind.of(format));
  }

  private static void check(String word, ScalarValue value) {
    var unused =
        Convert.to(
            tools.jackson.databind.node.StringNode.valueOf(word),
            value.schema(),
            value.field(),
            value.times(),
            value.rounding());
  }

  private RecordValue record(YamlNode node, String field, Schema schema, Set<String> linked) {
    String[] names = schema.getFields().stream().map(Schema.Field::name).toArray(String[]::new);
    Map<String, YamlNode> members = node.members(names);
    Map<Schema.Field, Value> parts = new LinkedHashMap<>();
    for (Schema.Field part : schema.getFields()) {
      if (linked.contains(field + "." + part.name())) {
        if (members.containsKey(part.name())) {
          throw node.need(members, part.name()).error("is filled by a link too: keep one");
        }
        parts.put(part, new ToBeFilled());
        continue;
      }
      if (!part.schema().isNullable() && part.defaultVal() == null) {
        YamlNode unused = node.need(members, part.name());
      }
      YamlNode.in(members, part.name())
          .ifPresent(member -> parts.put(part, read(member, part.name(), part.schema(), Set.of())));
    }
    return new RecordValue(schema, parts);
  }

  private ScalarValue scalar(YamlNode node, String field, Schema schema) {
    Map<String, YamlNode> options = node.isMap() ? node.members(OPTIONS) : Map.of("value", node);
    List<Template> sources =
        node.need(options, "value").items().stream().map(Template::of).toList();
    Map<String, String> lookup = YamlNode.in(options, "lookup").map(this::lookup).orElse(Map.of());
    BigDecimal factor =
        YamlNode.in(options, "factor").map(ValueReader::decimal).orElse(BigDecimal.ONE);
    if (YamlNode.in(options, "percent").map(YamlNode::truth).orElse(false)) {
      factor = factor.movePointLeft(2);
    }
    boolean number = schema.getType() == Schema.Type.BYTES;
    if (!number
        && (options.containsKey("factor")
            || options.containsKey("percent")
            || options.containsKey("discount"))) {
      throw node.error("is no decimal: 'factor', 'percent' and 'discount' do not apply");
    }
    return new ScalarValue(
        field,
        schema,
        sources,
        lookup,
        YamlNode.in(options, "else").map(YamlNode::text),
        YamlNode.in(options, "absent").flatMap(ValueReader::absent),
        factor,
        YamlNode.in(options, "discount").map(Template::of),
        YamlNode.in(options, "round")
            .map(r -> r.symbol(RoundingMode.class))
            .orElse(RoundingMode.UNNECESSARY),
        YamlNode.in(options, "required").map(YamlNode::truth).orElse(false),
        refine(node, options, number, schema),
        times(options, zone));
  }

  private static Refinement refine(
      YamlNode node, Map<String, YamlNode> options, boolean number, Schema schema) {
    boolean inverse = YamlNode.in(options, "inverse").map(YamlNode::truth).orElse(false);
    boolean day = YamlNode.in(options, "day").map(YamlNode::truth).orElse(false);
    if (inverse && !number) {
      throw node.error("is no decimal: 'inverse' does not apply");
    }
    boolean date = Convert.isDateOrTime(schema) || schema.getType() == Schema.Type.INT;
    if (day
        && !(date && (schema.getType() != Schema.Type.INT || schema.getLogicalType() != null))) {
      throw node.error("is no date: 'day' does not apply");
    }
    return new Refinement(
        YamlNode.in(options, "when").map(Condition::of).orElse(Condition.ALWAYS),
        Set.copyOf(YamlNode.in(options, "unknown").map(YamlNode::texts).orElse(List.of())),
        inverse,
        day);
  }

  static Times times(Map<String, YamlNode> options, ZoneId zone) {
    return new Times(
        YamlNode.in(options, "as")
            .map(unit -> unit.symbol(Times.Unit.class))
            .orElse(Times.Unit.NONE),
        YamlNode.in(options, "format").map(ValueReader::formatter),
        YamlNode.in(options, "zone").map(ValueReader::zone).orElse(zone));
  }

  static ZoneId zone(YamlNode node) {
    try {
      return ZoneId.of(node.text());
    } catch (java.time.DateTimeException e) {
      throw node.error(Refused.show(node.text()) + " is no IANA zone: use a name as Europe/Berlin");
    }
  }

  private static DateTimeFormatter formatter(YamlNode node) {
    try {
      return DateTimeFormatter.ofPattern(node.text(), java.util.Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
    } catch (IllegalArgumentException e) {
      throw node.error("is no date pattern: " + e.getMessage());
    }
  }

  private static BigDecimal decimal(YamlNode node) {
    try {
      return new BigDecimal(node.text());
    } catch (NumberFormatException e) {
      throw node.error("must be a number, not " + Refused.show(node.text()));
    }
  }

  private static Optional<String> absent(YamlNode node) {
    return switch (node.text()) {
      case "unknown" -> Optional.empty();
      case "zero" -> Optional.of("0");
      default -> throw node.error("must be 'unknown' or 'zero', not " + Refused.show(node.text()));
    };
  }

  private Map<String, String> lookup(YamlNode node) {
    Map<String, String> table = lookups.get(node.text());
    if (table == null) {
      throw node.error("names no table of 'lookups': " + lookups.keySet());
    }
    return table;
  }
}
