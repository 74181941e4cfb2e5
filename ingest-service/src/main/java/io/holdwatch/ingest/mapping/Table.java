package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.contact.Contact;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.SourcePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One table, or one kind of event, of a source.
 *
 * @param name record type in the envelope
 * @param format format of its topics
 * @param topics names of its topics
 * @param patterns patterns of its topics
 * @param wireName Debezium's table name or the event type that it must be; any where empty
 * @param ignored whether its changes are read and dropped
 * @param scope text with columns
 * @param key columns of the record id
 * @param eventTime columns, the first that is not null; empty: what the format says
 * @param times how the event time columns are read
 * @param commitTime whether the source's commit time is the event time where no column says it
 * @param version where the version comes from
 * @param deletes whether a delete becomes a fact
 * @param deleteTypes event types that say that the record is gone
 * @param truncates whether a truncate is ignored rather than rejected
 * @param personal personal fields by the names that contacts give them
 * @param facts the facts of a row
 */
record Table(
    String name,
    Format format,
    Set<String> topics,
    List<Pattern> patterns,
    Set<String> wireName,
    boolean ignored,
    Template scope,
    List<String> key,
    List<String> eventTime,
    Times times,
    boolean commitTime,
    VersionRule version,
    boolean deletes,
    Set<String> deleteTypes,
    boolean truncates,
    Map<String, Template> personal,
    List<FactRule> facts) {

  boolean takes(String topic) {
    if (topics.contains(topic)) {
      return true;
    }
    for (Pattern pattern : patterns) {
      if (pattern.matcher(topic).matches()) {
        return true;
      }
    }
    return false;
  }

  boolean named(String wire) {
    return wireName.isEmpty() || wireName.contains(wire) || deleteTypes.contains(wire);
  }

  /** Event types that it takes; those that it names not are not among them. */
  Stream<String> eventTypes() {
    return format == Format.CLOUDEVENTS_JSON
        ? Stream.concat(wireName.stream(), deleteTypes.stream())
        : Stream.empty();
  }

  /** When the change happened in the business; empty: at the time that the stream has reached. */
  Optional<Instant> happened(RowChange change) {
    for (String column : eventTime) {
      JsonNode value = change.row().get(column);
      if (!value.isNull()) {
        try {
          DateOrTime when = times.read(value);
          return Optional.of(times.act(when));
        } catch (Refused e) {
          throw e.at(column);
        }
      }
    }
    return change.time();
  }

  Outcome map(RowChange change, SourceMapping mapping, SourcePosition position, long epoch) {
    boolean delete = change.kind() == RowChange.Kind.DELETE;
    if (delete && !deletes) {
      return new Outcome.Ignored("delete", SnapshotPlace.of(change.source()));
    }
    Row row = change.row();
    List<String> id = new ArrayList<>();
    for (String column : key) {
      id.add(new Template("{" + column + "}", List.of(column)).need(row));
    }
    String recordId = EnvelopeDraft.join(id);
    List<Fact> mapped = new ArrayList<>();
    if (!facts.isEmpty()) {
      List<Long> counters = version.read(row, change.source());
      List<Long> led = new ArrayList<>(counters);
      if (!counters.isEmpty()) {
        led.add(0, epoch);
      }
      Instant at = (delete ? change.time() : happened(change)).orElse(Instant.EPOCH);
      EnvelopeDraft draft =
          new EnvelopeDraft(
              scope.need(row),
              mapping.source(),
              name,
              recordId,
              new LinkedHashSet<>(key),
              List.copyOf(led),
              at,
              mapping.clock().domain(),
              position);
      facts.forEach(rule -> mapped.addAll(rule.facts(change, draft)));
    }
    return new Outcome.Mapped(
        List.copyOf(mapped),
        contacts(row, recordId, delete, mapping),
        SnapshotPlace.of(change.source()));
  }

  private List<Outcome.PersonalFields> contacts(
      Row row, String recordId, boolean delete, SourceMapping mapping) {
    if (personal.isEmpty()) {
      return List.of();
    }
    String subject = mapping.source() + ":" + name + ":" + recordId;
    if (delete) {
      return List.of(new Outcome.PersonalFields(subject, Optional.empty()));
    }
    Map<String, String> fields = new TreeMap<>();
    personal.forEach(
        (field, column) -> column.read(row).ifPresent(value -> fields.put(field, value)));
    return List.of(
        new Outcome.PersonalFields(
            subject, Optional.of(new Contact(subject, mapping.source(), fields))));
  }
}
