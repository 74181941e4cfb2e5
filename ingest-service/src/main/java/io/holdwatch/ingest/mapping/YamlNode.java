package io.holdwatch.ingest.mapping;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A node of a mapping file that knows its file, line and key, so that every complaint can name
 * them.
 */
record YamlNode(String file, String key, Node node) {
  static YamlNode parse(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root == null) {
        throw new MappingError(file, 1, "", "is empty: a mapping begins with 'source:'");
      }
      return new YamlNode(file, "", root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new MappingError(file, line, "", "is not YAML: " + e.getProblem());
    }
  }

  MappingError error(String reason) {
    return new MappingError(file, node.getStartMark().getLine() + 1, key, reason);
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  /**
   * The members by name; refuses a name that is not among the known ones, and one that stands
   * twice.
   */
  Map<String, YamlNode> members(String... known) {
    Map<String, YamlNode> members = new LinkedHashMap<>();
    if (!(node instanceof MappingNode map)) {
      throw error("must be a map");
    }
    for (NodeTuple tuple : map.getValue()) {
      YamlNode name = new YamlNode(file, key, tuple.getKeyNode());
      String text = name.text();
      YamlNode member = new YamlNode(file, text, tuple.getValueNode());
      if (known.length > 0 && !Arrays.asList(known).contains(text)) {
        throw new YamlNode(file, text, tuple.getKeyNode())
            .error("is not known here: use one of " + String.join(", ", known));
      }
      if (members.put(text, member) != null) {
        throw member.error("stands twice: keep one");
      }
    }
    return members;
  }

  YamlNode need(Map<String, YamlNode> members, String name) {
    YamlNode member = members.get(name);
    if (member == null) {
      throw error("lacks '" + name + "'");
    }
    return member;
  }

  List<YamlNode> items() {
    if (!(node instanceof SequenceNode list)) {
      return List.of(this);
    }
    List<YamlNode> items = new ArrayList<>();
    list.getValue().forEach(item -> items.add(new YamlNode(file, key, item)));
    return items;
  }

  List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : fail("must be a single value");
  }

  long number() {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw error("must be a whole number, not " + Refused.show(text()));
    }
  }

  boolean truth() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error("must be true or false, not " + Refused.show(text()));
    };
  }

  <E extends Enum<E>> E symbol(Class<E> type) {
    for (E symbol : type.getEnumConstants()) {
      if (symbol.name().replace('_', '-').equalsIgnoreCase(text())) {
        return symbol;
      }
    }
    throw error(
        "must be one of "
            + Arrays.toString(type.getEnumConstants()).replace('_', '-')
            + ", not "
            + text());
  }

  static Optional<YamlNode> in(Map<String, YamlNode> members, String name) {
    @Nullable YamlNode member = members.get(name);
    return Optional.ofNullable(member);
  }

  private String fail(String reason) {
    throw error(reason);
  }
}
