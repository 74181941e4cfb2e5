package io.holdwatch.ingest.edge;

import io.holdwatch.contract.fact.TableReady;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.SnapshotPlace;
import io.holdwatch.ingest.mapping.SourceMapping;
import io.holdwatch.ingest.source.SnapshotTracker;
import io.holdwatch.ingest.source.SnapshotTracker.Part;
import io.holdwatch.ingest.source.SnapshotTracker.Readiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One snapshot tracker per source; tells every partition of facts what they conclude. Used by the
 * consumer thread only, but for {@link #restored}.
 */
final class Sources {
  private static final Logger LOG = LoggerFactory.getLogger(Sources.class);

  private final Mappings mappings;
  private final FactBatch facts;
  private final Map<String, SnapshotTracker> trackers = new HashMap<>();
  private final Map<String, Boolean> waitedFor = new HashMap<>();
  private Map<String, Integer> partitions = Map.of();
  private final Map<String, Set<String>> absent = new HashMap<>();
  private final Map<String, Long> waitingSince = new HashMap<>();
  private final long patience;
  private boolean untold;
  private final Queue<Restored> restored = new ConcurrentLinkedQueue<>();
  private final List<CompletableFuture<Boolean>> telling = new ArrayList<>();

  /**
   * A source that was restored.
   *
   * @param told completed once that is told
   */
  private record Restored(String source, CompletableFuture<Boolean> told) {}

  /**
   * @param patience how long a table must have said nothing to count as read to its end
   */
  Sources(Mappings mappings, FactBatch facts, Duration patience) {
    this.mappings = mappings;
    this.facts = facts;
    this.patience = patience.toMillis();
    mappings.all().forEach(mapping -> trackers.put(mapping.source(), new SnapshotTracker()));
  }

  /** What was told last may not have arrived. */
  void untold() {
    untold = true;
  }

  /**
   * A source was restored: told before its next change is read. From any thread.
   *
   * @return completed once it is told
   */
  CompletableFuture<Boolean> restored(String source) {
    Restored now = new Restored(source, new CompletableFuture<>());
    restored.add(now);
    return now.told();
  }

  /** What was told has arrived. */
  void arrived() {
    telling.forEach(told -> told.complete(true));
    telling.clear();
  }

  /**
   * What restores took back; and all that was told, once more, where some of it may not have
   * arrived.
   */
  List<Future<RecordMetadata>> again() {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Restored each = restored.poll(); each != null; each = restored.poll()) {
      String source = each.source();
      telling.add(each.told());
      for (SourceMapping mapping : mappings.all()) {
        if (mapping.source().equals(source)) {
          Set<String> topics =
              mapping.tableTopics().stream().filter(mapping::snapshots).collect(Collectors.toSet());
          LOG.info(
              "source '{}' was restored: its scopes open nothing until its new snapshot is"
                  + " complete",
              source);
          sent.addAll(tell(mapping, tracker(mapping).restored(topics)));
        }
      }
    }
    if (!untold) {
      return sent;
    }
    untold = false;
    return mappings.all().stream()
        .flatMap(mapping -> tell(mapping, tracker(mapping).again()).stream())
        .toList();
  }

  /** The number of partitions of every topic that exists. */
  List<Future<RecordMetadata>> exist(Map<String, Integer> partitionsByTopic) {
    partitions = Map.copyOf(partitionsByTopic);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (SourceMapping mapping : mappings.all()) {
      Map<String, Integer> expected = new TreeMap<>();
      mapping
          .tableTopics()
          .forEach(topic -> expected.put(topic, partitions.getOrDefault(topic, 0)));
      partitions.forEach(
          (topic, count) -> {
            if (mapping.reads(topic) && !mapping.topics().contains(topic)) {
              expected.put(topic, count);
            }
          });
      absent.put(mapping.source(), without(partitions.keySet(), mapping.tableTopics()));
      sent.addAll(tell(mapping, tracker(mapping).expect(expected)));
    }
    return sent;
  }

  /**
   * Topics of tables that do not exist while all that does is ready: after a while they count as
   * read to their end, however busy the rest of the source is.
   *
   * @param now wall time, UTC ms
   * @param existing names of all topics, asked of the broker now; called only where it matters, and
   *     only after what made the rest ready was read, so that a topic which a snapshot has filled
   *     is among them
   */
  List<Future<RecordMetadata>> absent(long now, Supplier<Set<String>> existing) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (SourceMapping mapping : mappings.all()) {
      Set<String> topics = absent.getOrDefault(mapping.source(), Set.of());
      if (topics.isEmpty() || !tracker(mapping).waitsOnlyFor(topics)) {
        waitingSince.remove(mapping.source());
      } else if (now - waitingSince.computeIfAbsent(mapping.source(), source -> now) >= patience) {
        Set<String> still = without(existing.get(), topics);
        // Those that exist by now are read soon: the consumer looks for them by itself.
        absent.put(mapping.source(), still);
        for (String topic : still) {
          sent.addAll(tell(mapping, tracker(mapping).caughtUp(new Part(topic, 0), 0)));
        }
      }
    }
    return sent;
  }

  private static Set<String> without(Set<String> existing, Collection<String> topics) {
    Set<String> absent = new TreeSet<>(topics);
    absent.removeAll(existing);
    return absent;
  }

  List<Future<RecordMetadata>> read(
      SourceMapping mapping, Part part, long offset, SnapshotPlace place) {
    SnapshotTracker tracker = tracker(mapping);
    return tell(
        mapping,
        waitedFor(mapping, part) ? tracker.read(part, offset, place) : tracker.passed(place));
  }

  List<Future<RecordMetadata>> marked(SourceMapping mapping, Part part, long offset) {
    return waitedFor(mapping, part)
        ? tell(mapping, tracker(mapping).marked(part, offset))
        : List.of();
  }

  /** A partition was read to its end and is quiet. */
  List<Future<RecordMetadata>> caughtUp(Part part, long offset) {
    return mappings.reading(part.topic()).filter(mapping -> waitedFor(mapping, part)).stream()
        .flatMap(mapping -> tell(mapping, tracker(mapping).caughtUp(part, offset)).stream())
        .toList();
  }

  /** Topics of tables that do not exist: they count as read to their end. */
  List<Future<RecordMetadata>> missing() {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (SourceMapping mapping : mappings.all()) {
      for (String topic : mapping.tableTopics()) {
        if (!partitions.containsKey(topic)) {
          sent.addAll(tell(mapping, tracker(mapping).caughtUp(new Part(topic, 0), 0)));
        }
      }
    }
    return sent;
  }

  /** Asked with every change, and always the same for a topic. */
  private boolean waitedFor(SourceMapping mapping, Part part) {
    return waitedFor.computeIfAbsent(part.topic(), topic -> waitedFor(mapping, topic));
  }

  private static boolean waitedFor(SourceMapping mapping, String topic) {
    return mapping.tableTopics().contains(topic) || !mapping.topics().contains(topic);
  }

  private SnapshotTracker tracker(SourceMapping mapping) {
    return trackers.computeIfAbsent(mapping.source(), source -> new SnapshotTracker());
  }

  private List<Future<RecordMetadata>> tell(SourceMapping mapping, List<Readiness> said) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Readiness each : said) {
      TableReady ready =
          new TableReady(
              mapping.source(),
              each.part().topic(),
              each.part().partition(),
              each.partitions(),
              each.ready(),
              each.position());
      sent.addAll(facts.everywhere(mapping.source(), ready, OptionalLong.empty()));
    }
    return sent;
  }
}
