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
    return tables.stream()
        .filter(
            table ->
                Mappings.isHttp(topic)
                    ? table.format() == Format.CLOUDEVENTS_JSON
                    : table.takes(topic))
        .filter(table -> table.named(wireName))
        .findFirst();
  }

  /** The format of a topic: that of the table that takes it. */
  Format formatOf(String topic) {
    return Mappings.isHttp(topic)
        ? Format.CLOUDEVENTS_JSON
        : tables.stream()
            .filter(table -> table.takes(topic))
            .map(Table::format)
            .findFirst()
            .orElse(format);
  }

  Set<String> eventTypes() {
    return tables.stream()
        .flatMap(Table::eventTypes)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
