package io.holdwatch.contract;

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
 * A node of a YAML document that knows its file, line and key, so that every complaint can name
 * them.
 *
 * <p>Every accessor throws {@link YamlError} where the node is not what it asks for.
 */
public record YamlNode(String file, String key, Node node) {
  private static final int SHOWN = 80;

  /** The root of a document; aliases are refused. */
  public static YamlNode parse(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
      if (root == null) {
        throw new YamlError(file, 1, "", "is empty");
      }
      return new YamlNode(file, "", root);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new YamlError(file, line, "", "is not YAML: " + e.getProblem());
    }
  }

  /** A complaint about this node. */
  public YamlError error(String reason) {
    return new YamlError(file, node.getStartMark().getLine() + 1, key, reason);
  }

  /** Whether it is a map. */
  public boolean isMap() {
    return node instanceof MappingNode;
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node instanceof SequenceNode;
  }

  /**
   * The members by name; refuses a name that is not among the known ones, and one that stands
   * twice.
   */
  public Map<String, YamlNode> members(String... known) {
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

  /** A member that must be there. */
  public YamlNode need(Map<String, YamlNode> members, String name) {
    YamlNode member = members.get(name);
    if (member == null) {
      throw error("lacks '" + name + "'");
    }
    return member;
  }

  /** The items of a list; a single value is a list of itself. */
  public List<YamlNode> items() {
    if (!(node instanceof SequenceNode list)) {
      return List.of(this);
    }
    List<YamlNode> items = new ArrayList<>();
    list.getValue().forEach(item -> items.add(new YamlNode(file, key, item)));
    return items;
  }

  /** The items as texts. */
  public List<String> texts() {
    return items().stream().map(YamlNode::text).toList();
  }

  /** A single value as text. */
  public String text() {
    return node instanceof ScalarNode scalar ? scalar.getValue() : fail("must be a single value");
  }

  /** A whole number. */
  public long number() {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw error("must be a whole number, not " + shown());
    }
  }

  /** True or false. */
  public boolean truth() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error("must be true or false, not " + shown());
    };
  }

  private String shown() {
    String text = text();
    return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "'";
  }

  /** A symbol of an enum; case and '-' for '_' are forgiven. */
  public <E extends Enum<E>> E symbol(Class<E> type) {
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

  /** A member that may be there. */
  public static Optional<YamlNode> in(Map<String, YamlNode> members, String name) {
    @Nullable YamlNode member = members.get(name);
    return Optional.ofNullable(member);
  }

  private String fail(String reason) {
    throw error(reason);
  }
}
