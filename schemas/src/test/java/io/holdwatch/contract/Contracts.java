package io.holdwatch.contract;

import io.holdwatch.contract.fact.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The contracts as the build generated them, and the subjects that the catalogue puts them under.
 */
final class Contracts {
  /**
   * Records of a facts partition that are about time, tables and policy instead of a source's
   * record.
   */
  static final Set<String> CONTROL =
      Set.of("Tick", "ClockMark", "TableReady", "EpochStarted", "PolicyActivated");

  private static final String FACT = "io.holdwatch.contract.fact";

  /** What the word under "values" in the catalogue stands for; "facts" are all fact types. */
  private static final Map<String, String> RECORD_OF_VALUES =
      Map.ofEntries(
          Map.entry("contact", "contact.Contact"),
          Map.entry("packet", "packet.ExceptionPacket"),
          Map.entry("case-command", "cases.CaseCommand"),
          Map.entry("case-request", "cases.CaseRequest"),
          Map.entry("case-result", "cases.CaseResult"),
          Map.entry("case", "cases.Case"),
          Map.entry("routed", "routed.RoutedException"),
          Map.entry("action", "action.Action"),
          Map.entry("policy-pack", "policy.PolicyPack"),
          Map.entry("audit-entry", "audit.AuditEntry"));

  private Contracts() {}

  /**
   * A subject of the registry.
   *
   * @param name as in the registry, one for all teams or systems
   * @param full whether compatibility holds in both directions
   * @param schema the contract as the build generated it
   */
  record Subject(String name, boolean full, Schema schema) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Every generated record, by full name. */
  static Map<String, Schema> records() {
    Map<String, Schema> records = new LinkedHashMap<>();
    try {
      Path classes =
          Path.of(Order.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes)) {
        files
            .map(file -> classes.relativize(file).toString())
            .filter(
                file ->
                    file.endsWith(".class")
                        && !file.contains("$")
                        && !file.contains("package-info"))
            .map(
                file ->
                    load(file.substring(0, file.length() - 6).replace('/', '.').replace('\\', '.')))
            .filter(SpecificRecordBase.class::isAssignableFrom)
            .map(type -> SpecificData.get().getSchema(type))
            .sorted(Comparator.comparing(Schema::getFullName))
            .forEach(schema -> records.put(schema.getFullName(), schema));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the classes have no place in the file system", e);
    }
    return records;
  }

  /** Fact types: records of the fact package that no other record of it is made of. */
  static List<Schema> facts() {
    Map<String, Schema> records = records();
    records.keySet().removeIf(name -> !name.startsWith(FACT + "."));
    Set<String> parts = new LinkedHashSet<>();
    records
        .values()
        .forEach(record -> record.getFields().forEach(field -> collect(field.schema(), parts)));
    return records.values().stream()
        .filter(record -> !parts.contains(record.getFullName()))
        .toList();
  }

  /** The subjects of the catalogue with their contracts. */
  static List<Subject> subjects() {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    for (Topic topic : Topics.all()) {
      boolean full = topic.compatibility().equals("FULL_TRANSITIVE");
      switch (topic.subjects()) {
        case "topic-record-name" ->
            facts()
                .forEach(
                    fact -> add(subjects, topic.name() + "-" + fact.getFullName(), full, fact));
        case "topic-name" -> add(subjects, family(topic.name()) + "-value", full, valueOf(topic));
        case "none" -> {}
        default ->
            throw new IllegalStateException("unknown subject strategy '" + topic.subjects() + "'");
      }
    }
    return new ArrayList<>(subjects.values());
  }

  private static void add(Map<String, Subject> subjects, String name, boolean full, Schema schema) {
    subjects.put(name, new Subject(name, full, schema));
  }

  private static Schema valueOf(Topic topic) {
    Schema schema = records().get("io.holdwatch.contract." + RECORD_OF_VALUES.get(topic.values()));
    if (schema == null) {
      throw new IllegalStateException(
          "topics.yaml: '"
              + topic.values()
              + "' of "
              + topic.name()
              + " is no contract: add it to Contracts");
    }
    return schema;
  }

  private static String family(String topic) {
    return topic.startsWith("owners.")
        ? "owners.{team}"
        : topic.startsWith("actions.") ? "actions.{system}" : topic;
  }

  private static void collect(Schema schema, Set<String> names) {
    switch (schema.getType()) {
      case RECORD -> names.add(schema.getFullName());
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, names));
      case ARRAY -> collect(schema.getElementType(), names);
      case MAP -> collect(schema.getValueType(), names);
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Contracts.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
