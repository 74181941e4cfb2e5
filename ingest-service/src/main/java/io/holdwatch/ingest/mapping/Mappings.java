package io.holdwatch.ingest.mapping;

import io.holdwatch.contract.YamlError;
import io.holdwatch.contract.fact.SourcePosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All mappings of the process: from one change to its outcome. Pure: the same change gives the same
 * outcome.
 */
public final class Mappings {
  /**
   * Begins the topic of changes that came through the HTTP entrance: no topic of Kafka has a slash.
   */
  public static final String HTTP = "http/";

  private static final Logger LOG = LoggerFactory.getLogger(Mappings.class);

  private final List<SourceMapping> mappings;

  /** Which mapping reads a topic, of the topics that were asked for: few, and every change asks. */
  private final Map<String, Optional<SourceMapping>> readers = new ConcurrentHashMap<>();

  /**
   * Mappings that together read each topic once.
   *
   * @throws YamlError where two have the same source, topic or event type
   */
  public Mappings(List<SourceMapping> mappings) {
    this.mappings = List.copyOf(mappings);
    Map<String, String> owners = new HashMap<>();
    for (SourceMapping mapping : mappings) {
      claim(owners, "source '" + mapping.source() + "'", mapping.source());
      mapping.topics().forEach(topic -> claim(owners, "topic '" + topic + "'", mapping.source()));
      mapping
          .eventTypes()
          .forEach(type -> claim(owners, "event type '" + type + "'", mapping.source()));
    }
  }

  static boolean isHttp(String topic) {
    return topic.startsWith(HTTP);
  }

  private static void claim(Map<String, String> owners, String what, String source) {
    String other = owners.put(what, source);
    if (other != null) {
      throw new YamlError(source, 1, "", what + " is mapped by '" + other + "' too: keep one");
    }
  }

  /** The mappings. */
  public List<SourceMapping> all() {
    return mappings;
  }

  /** Matches every topic that some mapping reads; empty where none reads any. */
  public Optional<Pattern> topics() {
    return MappingReader.any(mappings);
  }

  /** The mapping that reads a topic. */
  public Optional<SourceMapping> reading(String topic) {
    return readers.computeIfAbsent(topic, this::reader);
  }

  private Optional<SourceMapping> reader(String topic) {
    return mappings.stream().filter(mapping -> mapping.reads(topic)).findFirst();
  }

  /**
   * What becomes of a change; throws nothing for any bytes.
   *
   * @param epochs epoch ordered for a source, 0 where none was
   * @param schemas Avro schema by registry id, empty where the registry has none; its exceptions
   *     pass through, for they say that the registry is away
   */
  public Outcome map(
      Change change, ToLongFunction<String> epochs, IntFunction<Optional<Schema>> schemas) {
    Optional<SourceMapping> found;
    try {
      found = isHttp(change.topic()) ? byEventType(change) : reading(change.topic());
    } catch (Refused e) {
      return e.by("-");
    }
    if (found.isEmpty()) {
      return new Outcome.Rejection(
          Reason.UNKNOWN_TABLE,
          "-",
          "topic '" + change.topic() + "' is in no mapping: add it to one",
          "-");
    }
    SourceMapping mapping = found.get();
    long epoch = Math.max(mapping.epoch(), epochs.applyAsLong(mapping.source()));
    try {
      return checked(mapping, change, map(mapping, change, epoch, schemas));
    } catch (Refused e) {
      return e.by(mapping.source());
    } catch (SchemasAway e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error(
          "mapping '{}' failed at {}-{}@{}",
          mapping.source(),
          change.topic(),
          change.partition(),
          change.offset(),
          e);
      return new Outcome.Rejection(
          Reason.MAPPING_FAILED,
          "-",
          "the mapping failed with " + e + ": report it with this event",
          mapping.source());
    }
  }

  private static Outcome map(
      SourceMapping mapping, Change change, long epoch, IntFunction<Optional<Schema>> schemas) {
    SourcePosition at = new SourcePosition(change.topic(), change.partition(), change.offset());
    return switch (mapping.formatOf(change.topic())) {
      case FACTS_AVRO -> AvroFacts.read(mapping, change, at, schemas);
      case CLOUDEVENTS_JSON -> {
        RowChange row = CloudEventJson.read(mapping, change);
        yield row.table().ignored()
            ? new Outcome.Ignored("type", SnapshotPlace.STREAM)
            : row.table().map(row, mapping, at, epoch);
      }
      case DEBEZIUM_JSON ->
          switch (DebeziumJson.read(mapping, change)) {
            case DebeziumJson.Read.Ignore ignore ->
                new Outcome.Ignored(ignore.reason(), ignore.snapshot());
            case DebeziumJson.Read.Changed row ->
                row.change().table().map(row.change(), mapping, at, epoch);
          };
    };
  }

  private static Outcome checked(SourceMapping mapping, Change change, Outcome outcome) {
    if (mapping.clock().live() && outcome instanceof Outcome.Mapped mapped) {
      for (Fact fact : mapped.facts()) {
        long ahead = fact.envelope().getEventTime().toEpochMilli() - change.now();
        if (ahead > Clock.AHEAD_MILLIS) {
          return new Outcome.Rejection(
              Reason.FUTURE_EVENT_TIME,
              "event time",
              "the event time "
                  + fact.envelope().getEventTime()
                  + " is "
                  + ahead
                  + " ms ahead of the wall clock: correct the clock of the source",
              mapping.source());
        }
      }
    }
    return outcome;
  }

  private Optional<SourceMapping> byEventType(Change change) {
    String type = CloudEventJson.type(change);
    Optional<SourceMapping> found =
        mappings.stream().filter(mapping -> mapping.eventTypes().contains(type)).findFirst();
    if (found.isEmpty()) {
      throw new Refused(
          Reason.UNKNOWN_TYPE,
          "type",
          "'type' " + Refused.show(type) + " is in no mapping: add it to one");
    }
    return found;
  }

  /**
   * When the change happened in the business, as {@code feed} needs it.
   *
   * @return empty where the change says nothing of it, is ignored or would be rejected
   */
  public Optional<Instant> eventTime(Change change) {
    Optional<SourceMapping> mapping = reading(change.topic());
    if (mapping.isEmpty()
        || !(map(change, source -> 0, id -> Optional.empty()) instanceof Outcome.Mapped mapped)) {
      return Optional.empty();
    }
    return mapped.facts().stream()
        .map(fact -> fact.envelope().getEventTime())
        .filter(time -> !time.equals(Instant.EPOCH))
        .findFirst();
  }
}
