package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlNode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a mapping file; refuses whatever it does not know, with file, line, key and reason. The
 * grammar is in the README.
 */
final class MappingReader {
  private MappingReader() {}

  static SourceMapping read(String file, String text) {
    YamlNode root = YamlNode.parse(file, text);
    Map<String, YamlNode> top =
        root.members(
            "source",
            "format",
            "topics",
            "clock",
            "zone",
            "epoch",
            "scope",
            "version",
            "deletes",
            "truncate",
            "lookups",
            "tables");
    String source = word(root.need(top, "source"));
    Format format = root.need(top, "format").symbol(Format.class);
    ZoneId zone = YamlNode.in(top, "zone").map(ValueReader::zone).orElse(ZoneOffset.UTC);
    Clock clock =
        YamlNode.in(top, "clock").map(MappingReader::clock).orElse(new Clock("live", true));
    long epoch = YamlNode.in(top, "epoch").map(YamlNode::number).orElse(0L);
    if (epoch < 0) {
      throw root.need(top, "epoch").error("must not be negative");
    }
    if (format == Format.FACTS_AVRO) {
      List<YamlNode> named = root.need(top, "topics").items();
      return new SourceMapping(
          source, format, clock, epoch, List.of(), topics(named), patterns(named));
    }
    if (top.containsKey("topics")) {
      throw root.need(top, "topics").error("belongs to each table of this format");
    }
    TableReader reader =
        new TableReader(new ValueReader(lookups(top), zone), top, clock.live(), format);
    List<Table> tables = new ArrayList<>();
    List<String> topics = new ArrayList<>();
    List<Pattern> patterns = new ArrayList<>();
    root.need(top, "tables")
        .members()
        .forEach(
            (name, node) -> {
              Map<String, YamlNode> members = reader.members(node);
              List<YamlNode> named = node.need(members, "topic").items();
              topics(named).stream().filter(topic -> !topics.contains(topic)).forEach(topics::add);
              patterns.addAll(patterns(named));
              tables.add(reader.table(name, node, members, topics(named), patterns(named)));
            });
    if (tables.isEmpty()) {
      throw root.need(top, "tables").error("names no table");
    }
    return new SourceMapping(
        source, format, clock, epoch, List.copyOf(tables), List.copyOf(topics), patterns);
  }

  private static String word(YamlNode node) {
    if (!node.text().matches("[A-Za-z0-9._-]{1,60}")) {
      throw node.error(
          "must be a word of letters, digits, '.', '_' and '-', not " + Refused.show(node.text()));
    }
    return node.text();
  }

  private static Clock clock(YamlNode node) {
    if (!node.isMap()) {
      if (!node.text().equals("live")) {
        throw node.error("must be 'live' or {recorded: <name>}, not " + Refused.show(node.text()));
      }
      return new Clock("live", true);
    }
    return new Clock(word(node.need(node.members("recorded"), "recorded")), false);
  }

  private static Map<String, Map<String, String>> lookups(Map<String, YamlNode> top) {
    Map<String, Map<String, String>> lookups = new LinkedHashMap<>();
    YamlNode.in(top, "lookups")
        .ifPresent(
            node ->
                node.members()
                    .forEach(
                        (name, table) -> {
                          Map<String, String> words = new LinkedHashMap<>();
                          table.members().forEach((word, value) -> words.put(word, value.text()));
                          lookups.put(name, words);
                        }));
    return lookups;
  }

  private static List<String> topics(List<YamlNode> named) {
    return named.stream().filter(node -> !node.isMap()).map(YamlNode::text).toList();
  }

  private static List<Pattern> patterns(List<YamlNode> named) {
    return named.stream().filter(YamlNode::isMap).map(MappingReader::pattern).toList();
  }

  private static Pattern pattern(YamlNode node) {
    YamlNode pattern = node.need(node.members("pattern"), "pattern");
    try {
      return Pattern.compile(pattern.text());
    } catch (PatternSyntaxException e) {
      throw pattern.error("is no regular expression: " + e.getDescription());
    }
  }

  static Optional<Pattern> any(List<SourceMapping> mappings) {
    List<String> parts = new ArrayList<>();
    for (SourceMapping mapping : mappings) {
      mapping.topics().forEach(topic -> parts.add(Pattern.quote(topic)));
      mapping.patterns().forEach(pattern -> parts.add("(?:" + pattern.pattern() + ")"));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(Pattern.compile(String.join("|", parts)));
  }
}
