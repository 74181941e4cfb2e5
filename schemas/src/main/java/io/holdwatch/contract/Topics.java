package io.holdwatch.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The topic catalogue ({@code topics.yaml}): what exists, who writes and who reads. */
public final class Topics {
  /** Facts of all scopes. */
  public static final String FACTS = "facts";

  /** Personal fields. */
  public static final String CONTACTS = "contacts";

  /** Input that could not be mapped, original bytes. */
  public static final String REJECTED = "ingest.rejected";

  /** What every running instance of ingest must know of a source. */
  public static final String SHARED = "ingest.shared";

  /** What the classifier concluded. */
  public static final String PACKETS = "exceptions.packets";

  /** Cases, compacted. */
  public static final String CASES = "cases.state";

  /** Published policy packs. */
  public static final String POLICIES = "policies";

  /** Decisions of all services. */
  public static final String AUDIT = "audit.log";

  private static final Topics CATALOGUE = load();

  private final List<Topic> topics;
  private final List<String> teams;

  private Topics(List<Topic> topics, List<String> teams) {
    this.topics = List.copyOf(topics);
    this.teams = List.copyOf(teams);
  }

  /** The topic that routed exceptions of a team go to. */
  public static String owners(String team) {
    return "owners." + team;
  }

  /** Every topic, those of teams and systems spelled out. */
  public static List<Topic> all() {
    return CATALOGUE.topics;
  }

  /**
   * One topic by its name.
   *
   * @throws IllegalArgumentException where the catalogue has none of this name
   */
  public static Topic of(String name) {
    return CATALOGUE.topics.stream()
        .filter(topic -> topic.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("topic '" + name + "' is not in the catalogue"));
  }

  /** The closed set of teams. */
  public static List<String> teams() {
    return CATALOGUE.teams;
  }

  private static Topics load() {
    try (InputStream in = Topics.class.getResourceAsStream("topics.yaml")) {
      if (in == null) {
        throw new IllegalStateException(
            "topics.yaml is missing from the schemas jar: build it again");
      }
      Map<String, Object> root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      List<String> teams = strings(root.get("teams"));
      List<Topic> topics = new ArrayList<>();
      for (Object entry : (List<?>) java.util.Objects.requireNonNull(root.get("topics"))) {
        Map<?, ?> fields = (Map<?, ?>) entry;
        String name = text(fields, "name");
        List<String> names =
            name.endsWith("{team}")
                ? expand(name, "{team}", teams)
                : name.endsWith("{system}")
                    ? expand(name, "{system}", strings(root.get("systems")))
                    : List.of(name);
        names.forEach(each -> topics.add(topic(each, fields)));
      }
      return new Topics(topics, teams);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Topic topic(String name, Map<?, ?> fields) {
    String retention = text(fields, "retention");
    return new Topic(
        name,
        text(fields, "key"),
        text(fields, "values"),
        text(fields, "subjects"),
        text(fields, "compatibility"),
        Topic.Partitioning.valueOf(text(fields, "partitioning").toUpperCase(Locale.ROOT)),
        retention.equals("forever") ? Optional.empty() : Optional.of(Integer.valueOf(retention)),
        text(fields, "cleanup").equals("compact"),
        strings(fields.get("writers")),
        strings(fields.get("readers")));
  }

  private static List<String> expand(String name, String place, List<String> values) {
    return values.stream().map(value -> name.replace(place, value)).toList();
  }

  private static String text(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException(
          "topics.yaml: " + fields.get("name") + " lacks '" + name + "'");
    }
    return value.toString();
  }

  private static List<String> strings(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
  }
}
