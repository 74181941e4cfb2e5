package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Reads one table of a mapping file; what the table does not say, the file says for all. */
record TableReader(
    ValueReader values, Map<String, YamlNode> defaults, boolean live, Format format) {
  Map<String, YamlNode> members(YamlNode node) {
    return node.members(
        "topic",
        "format",
        "table",
        "type",
        "ignore",
        "scope",
        "key",
        "event-time",
        "version",
        "deletes",
        "truncate",
        "contacts",
        "facts");
  }

  Table table(
      String name,
      YamlNode node,
      Map<String, YamlNode> own,
      List<String> topics,
      List<Pattern> patterns) {
    Map<String, YamlNode> members = new HashMap<>(own);
    List.of("scope", "version", "deletes", "truncate")
        .forEach(
            key -> YamlNode.in(defaults, key).ifPresent(value -> members.putIfAbsent(key, value)));
    Format spoken = YamlNode.in(members, "format").map(f -> f.symbol(Format.class)).orElse(format);
    if (spoken == Format.FACTS_AVRO) {
      throw node.need(members, "format")
          .error("has no tables: give such topics a mapping of their own");
    }
    boolean events = spoken == Format.CLOUDEVENTS_JSON;
    boolean ignored = YamlNode.in(members, "ignore").map(YamlNode::truth).orElse(false);
    List<FactRule> facts =
        YamlNode.in(members, "facts")
            .map(list -> list.items().stream().map(this::fact).toList())
            .orElse(List.of());
    Map<String, Template> personal = personal(members);
    if (!ignored && facts.isEmpty() && personal.isEmpty()) {
      throw node.error("has neither 'facts' nor 'contacts': add them or say 'ignore: true'");
    }
    if (own.containsKey(events ? "table" : "type")) {
      throw node.need(own, events ? "table" : "type").error("does not apply to this format");
    }
    List<String> key = ignored ? List.of() : node.need(members, "key").texts();
    refusePersonal(node, facts, personal, key);
    List<String> time =
        YamlNode.in(members, "event-time").map(TableReader::columns).orElse(List.of());
    Map<String, YamlNode> timeOptions =
        YamlNode.in(members, "event-time")
            .filter(YamlNode::isMap)
            .map(TableReader::timeOptions)
            .orElse(Map.of());
    return new Table(
        name,
        spoken,
        Set.copyOf(topics),
        patterns,
        Set.copyOf(
            YamlNode.in(members, events ? "type" : "table").map(YamlNode::texts).orElse(List.of())),
        ignored,
        ignored || facts.isEmpty()
            ? new Template("-", List.of())
            : Template.of(node.need(members, "scope")),
        key,
        time.stream().filter(column -> !column.equals("@commit")).toList(),
        ValueReader.times(timeOptions, values.zone()),
        !events && (live || time.contains("@commit")),
        ignored || facts.isEmpty()
            ? new VersionRule.None()
            : version(node.need(members, "version")),
        YamlNode.in(members, "deletes")
            .map(d -> d.isMap() || word(d, "fact", "ignore"))
            .orElse(true),
        deleteTypes(members, events),
        YamlNode.in(members, "truncate").map(t -> word(t, "ignore", "reject")).orElse(false),
        personal,
        facts);
  }

  private static void refusePersonal(
      YamlNode node, List<FactRule> facts, Map<String, Template> personal, List<String> key) {
    for (Template column : personal.values()) {
      for (String each : column.columns()) {
        String name = plain(each);
        if (!key.contains(name)
            && facts.stream()
                .anyMatch(f -> f.columns().stream().anyMatch(c -> plain(c).equals(name)))) {
          throw node.error(
              "uses the personal column '"
                  + name
                  + "' in a fact: personal fields go to contacts only");
        }
      }
    }
  }

  private Set<String> deleteTypes(Map<String, YamlNode> members, boolean events) {
    Optional<YamlNode> all = YamlNode.in(defaults, "deletes").filter(YamlNode::isMap);
    if (all.isPresent()) {
      throw all.get().error("with 'type' belongs to one table, not to all");
    }
    Optional<YamlNode> deletes = YamlNode.in(members, "deletes").filter(YamlNode::isMap);
    if (deletes.isEmpty()) {
      return Set.of();
    }
    YamlNode types = deletes.get().need(deletes.get().members("type"), "type");
    if (!events) {
      throw types.error("does not apply to this format, which has deletes of its own");
    }
    Set<String> gone = Set.copyOf(types.texts());
    Set<String> there =
        Set.copyOf(YamlNode.in(members, "type").map(YamlNode::texts).orElse(List.of()));
    if (gone.stream().anyMatch(there::contains)) {
      throw types.error("names a type that stands in the table's 'type' too: keep one");
    }
    return gone;
  }

  private static String plain(String column) {
    return column.endsWith("?") ? column.substring(0, column.length() - 1) : column;
  }

  private static boolean word(YamlNode node, String yes, String no) {
    if (!node.text().equals(yes) && !node.text().equals(no)) {
      throw node.error("must be '" + yes + "' or '" + no + "', not " + Refused.show(node.text()));
    }
    return node.text().equals(yes);
  }

  private static List<String> columns(YamlNode node) {
    return node.isMap() ? node.need(timeOptions(node), "columns").texts() : node.texts();
  }

  private static Map<String, YamlNode> timeOptions(YamlNode node) {
    return node.members("columns", "as", "format", "zone");
  }

  private static Map<String, Template> personal(Map<String, YamlNode> members) {
    Map<String, Template> personal = new LinkedHashMap<>();
    YamlNode.in(members, "contacts")
        .ifPresent(
            node ->
                node.members().forEach((field, value) -> personal.put(field, Template.of(value))));
    return personal;
  }

  private VersionRule version(YamlNode node) {
    if (node.isMap()) {
      Map<String, YamlNode> options = node.members("columns", "as", "format", "zone");
      return new VersionRule.Columns(
          node.need(options, "columns").texts(), ValueReader.times(options, values.zone()));
    }
    return switch (node.text()) {
      case "postgres-lsn" -> new VersionRule.PostgresLsn();
      case "mysql" -> new VersionRule.Mysql();
      case "sqlserver" -> new VersionRule.SqlServer();
      case "sequence" ->
          new VersionRule.Columns(List.of("@sequence"), ValueReader.times(Map.of(), values.zone()));
      case "none" -> new VersionRule.None();
      default ->
          throw node.error(
              "must be postgres-lsn, mysql, sqlserver, sequence, none or {columns: [...]}, not "
                  + Refused.show(node.text()));
    };
  }

  private FactRule fact(YamlNode node) {
    Map<String, YamlNode> members =
        node.members("type", "when", "each", "record", "fields", "links");
    YamlNode type = node.need(members, "type");
    Schema schema =
        FactTypes.schema(type.text())
            .orElseThrow(
                () -> type.error(Refused.show(type.text()) + " is no fact type of the contract"));
    String[] names =
        schema.getFields().stream()
            .map(Schema.Field::name)
            .filter(n -> !n.equals("envelope"))
            .toArray(String[]::new);
    List<LinkRule> links =
        YamlNode.in(members, "links")
            .map(l -> l.items().stream().map(i -> LinkRule.of(i, schema)).toList())
            .orElse(List.of());
    Set<String> linked = links.stream().map(LinkRule::field).collect(Collectors.toSet());
    Map<Schema.Field, Value> fields = new LinkedHashMap<>();
    node.need(members, "fields")
        .members(names)
        .forEach(
            (name, value) -> {
              Schema.Field field = schema.getField(name);
              fields.put(field, values.read(value, name, field.schema(), linked));
            });
    Optional<String> each = YamlNode.in(members, "each").map(YamlNode::text);
    List<Template> record =
        YamlNode.in(members, "record")
            .map(r -> r.items().stream().map(Template::of).toList())
            .orElse(List.of());
    if (each.isPresent() && record.isEmpty()) {
      throw node.error("has 'each' and lacks 'record': the elements need ids of their own");
    }
    return new FactRule(
        type.text(),
        schema,
        YamlNode.in(members, "when").map(Condition::of).orElse(Condition.ALWAYS),
        each,
        record,
        fields,
        links);
  }
}
