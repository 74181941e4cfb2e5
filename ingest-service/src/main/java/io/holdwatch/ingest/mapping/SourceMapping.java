package io.holdwatch.ingest.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The mapping of one source.
 *
 * @param source name of the source in every envelope
 * @param format format of topics that no table names
 * @param clock its clock domain
 * @param epoch least epoch that leads its versions
 * @param tables its tables or kinds of event
 * @param topics topics by name, in the order of the file; patterns are not among them
 * @param patterns topics by pattern
 */
public record SourceMapping(
    String source,
    Format format,
    Clock clock,
    long epoch,
    List<Table> tables,
    List<String> topics,
    List<Pattern> patterns) {

  /** Whether the mapping reads this topic. */
  public boolean reads(String topic) {
    return topics.contains(topic)
        || patterns.stream().anyMatch(pattern -> pattern.matcher(topic).matches());
  }

  /** Topics whose tables are mapped rather than ignored: a scope waits for their snapshots. */
  public List<String> tableTopics() {
    return topics.stream()
        .filter(
            topic ->
                tables.isEmpty() || tables.stream().anyMatch(t -> !t.ignored() && t.takes(topic)))
        .toList();
  }

  /** Whether the changes of a topic carry the markers of a snapshot. */
  public boolean snapshots(String topic) {
    return formatOf(topic) == Format.DEBEZIUM_JSON;
  }

  Optional<Table> table(String topic, String wireName) {
    boolean http = Mappings.isHttp(topic);
    for (Table table : tables) {
      if ((http ? table.format() == Format.CLOUDEVENTS_JSON : table.takes(topic))
          && table.named(wireName)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }

  /** The format of a topic: that of the table that takes it. */
  Format formatOf(String topic) {
    if (Mappings.isHttp(topic)) {
      return Format.CLOUDEVENTS_JSON;
    }
    for (Table table : tables) {
      if (table.takes(topic)) {
        return table.format();
      }
    }
    return format;
  }

  Set<String> eventTypes() {
    return tables.stream()
        .flatMap(Table::eventTypes)
        .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
  }
}
