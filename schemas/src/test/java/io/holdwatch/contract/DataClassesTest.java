package io.holdwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * The table of data classes against the contracts, the catalogue and the sources of all modules.
 */
final class DataClassesTest {
  private static final Path TABLE =
      Path.of("src/main/resources/io/holdwatch/contract/data-classes.yaml");
  private static final Set<String> NEVER_PERSONAL =
      Set.of(
          "facts",
          "exceptions.packets",
          "owners.{team}",
          "cases.commands",
          "cases.requests",
          "cases.results",
          "cases.state",
          "actions.{system}",
          "policies",
          "audit.log");
  private static final Pattern LOGGED =
      Pattern.compile("LOG\\s*\\.(?:trace|debug|info|warn|error)\\((.*?)\\);", Pattern.DOTALL);
  private static final Pattern LABELLED =
      Pattern.compile("\\.tags?\\((.*?)\\)\\s*[.;]", Pattern.DOTALL);
  private static final Pattern GETTER = Pattern.compile("\\.get([A-Z]\\w*)\\(\\)");

  private record DataClass(Set<String> exposed, String retained, boolean logged, boolean metrics) {}

  private final Map<String, DataClass> classes = new LinkedHashMap<>();
  private final Set<String> values;

  /** Class by "Record.field". */
  private final Map<String, String> classOf = new HashMap<>();

  private final List<String> twice = new ArrayList<>();

  DataClassesTest() throws IOException {
    YamlNode root = YamlNode.parse(TABLE.toString(), Files.readString(TABLE));
    Map<String, YamlNode> top = root.members("classes", "values", "records");
    values = Set.copyOf(root.need(top, "values").texts());
    root.need(top, "classes")
        .members()
        .forEach(
            (name, node) -> {
              Map<String, YamlNode> of =
                  node.members("is", "exposed", "retained", "logged", "metrics", "excluded");
              assertThat(node.need(of, "is").text()).isNotBlank();
              assertThat(node.need(of, "excluded").text()).isNotBlank();
              classes.put(
                  name,
                  new DataClass(
                      Set.copyOf(node.need(of, "exposed").texts()),
                      node.need(of, "retained").text(),
                      node.need(of, "logged").truth(),
                      node.need(of, "metrics").truth()));
            });
    root.need(top, "records")
        .members()
        .forEach(
            (type, node) ->
                node.members(classes.keySet().toArray(String[]::new))
                    .forEach(
                        (name, fields) -> {
                          for (String field : fields.texts()) {
                            if (classOf.put(type + "." + field, name) != null) {
                              twice.add(type + "." + field);
                            }
                          }
                        }));
  }

  @Test
  void everyFieldOfEveryContractHasOneClass() {
    Set<String> fields = new TreeSet<>();
    for (Schema record : Contracts.records().values()) {
      if (!values.contains(record.getName())) {
        record.getFields().forEach(field -> fields.add(record.getName() + "." + field.name()));
      }
    }
    assertThat(new TreeSet<>(classOf.keySet()))
        .as("say in %s, under the record, of which class each new field is", TABLE.getFileName())
        .isEqualTo(fields);
    assertThat(twice).isEmpty();
  }

  @Test
  void noTopicHoldsAFieldWhoseClassIsNotExposedInIt() {
    List<String> wrong = new ArrayList<>();
    for (Contracts.Subject subject : Contracts.subjects()) {
      String topic =
          subject.name().startsWith("facts-") ? "facts" : subject.name().replace("-value", "");
      collect(subject.schema(), topic, wrong, new TreeSet<>());
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void personalFieldsAreInContactsAloneAndSecretsInRequestsAlone() {
    assertThat(classes.get("PERSONAL")).isNotNull();
    classes.forEach(
        (name, each) -> {
          if (name.equals("PERSONAL")) {
            assertThat(each.exposed())
                .containsExactly("contacts")
                .doesNotContainAnyElementsOf(NEVER_PERSONAL);
          }
        });
    assertThat(fieldsOf("PERSONAL")).containsExactly("Contact.fields");
    assertThat(fieldsOf("SECRET")).containsExactly("CaseRequest.token");
  }

  @Test
  void noTopicKeepsAClassForLongerThanTheClassMayBeKept() {
    List<String> wrong = new ArrayList<>();
    classes.forEach(
        (name, each) -> {
          if (each.retained().matches("\\d+")) {
            int most = Integer.parseInt(each.retained());
            for (Topic topic : Topics.all()) {
              boolean exposed = each.exposed().contains(family(topic.name()));
              if (exposed && topic.retentionDays().map(days -> days > most).orElse(true)) {
                wrong.add(name + " in " + topic.name());
              }
            }
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyTopicThatIsNamedIsInTheCatalogue() {
    Set<String> known =
        Topics.all().stream().map(topic -> family(topic.name())).collect(Collectors.toSet());
    classes.forEach((name, each) -> assertThat(known).as(name).containsAll(each.exposed()));
  }

  @Test
  void noLogLineAndNoLabelOfAMetricReadsAFieldThatMayNotBeThere() throws IOException {
    Set<String> unlogged = names(each -> each.logged());
    Set<String> unlabelled = names(each -> each.metrics());
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*/src/main/java/.*\\.java")).toList()) {
        String source = Files.readString(file);
        find(LOGGED, source, unlogged, file, wrong);
        find(LABELLED, source, unlabelled, file, wrong);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void find(
      Pattern place, String source, Set<String> forbidden, Path file, List<String> wrong) {
    Matcher statement = place.matcher(source);
    while (statement.find()) {
      Matcher getter = GETTER.matcher(statement.group(1));
      while (getter.find()) {
        String field =
            Character.toLowerCase(getter.group(1).charAt(0)) + getter.group(1).substring(1);
        if (forbidden.contains(field)) {
          wrong.add(file + " reads " + field + ": " + statement.group(1).strip());
        }
      }
    }
  }

  /** Names of fields that are of no class that may be there. */
  private Set<String> names(java.util.function.Predicate<DataClass> may) {
    Set<String> all = new TreeSet<>();
    Set<String> allowed = new TreeSet<>();
    classOf.forEach(
        (field, name) -> {
          String simple = field.substring(field.indexOf('.') + 1);
          DataClass of = classes.get(name);
          all.add(simple);
          if (of != null && may.test(of)) {
            allowed.add(simple);
          }
        });
    all.removeAll(allowed);
    return all;
  }

  private Set<String> fieldsOf(String name) {
    return classOf.entrySet().stream()
        .filter(entry -> entry.getValue().equals(name))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void collect(Schema schema, String topic, List<String> wrong, Set<String> seen) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, topic, wrong, seen));
      case ARRAY -> collect(schema.getElementType(), topic, wrong, seen);
      case MAP -> collect(schema.getValueType(), topic, wrong, seen);
      case RECORD -> {
        if (values.contains(schema.getName()) || !seen.add(schema.getFullName())) {
          return;
        }
        for (Schema.Field field : schema.getFields()) {
          String name = schema.getName() + "." + field.name();
          DataClass of = classes.get(classOf.getOrDefault(name, ""));
          if (of == null || !of.exposed().contains(topic)) {
            wrong.add(name + ", " + classOf.get(name) + ", is in " + topic);
          }
          collect(field.schema(), topic, wrong, seen);
        }
      }
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private static String family(String topic) {
    return topic.startsWith("owners.")
        ? "owners.{team}"
        : topic.startsWith("actions.") ? "actions.{system}" : topic;
  }
}
