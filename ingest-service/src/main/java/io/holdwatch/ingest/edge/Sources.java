package io.holdwatch.ingest.edge;

import io.holdwatch.contract.fact.TableReady;
import io.holdwatch.ingest.mapping.Mappings;
import io.holdwatch.ingest.mapping.SnapshotPlace;
import io.holdwatch.ingest.mapping.SnapshotPlace.Marker;
import io.holdwatch.ingest.mapping.SourceMapping;
import io.holdwatch.ingest.source.SnapshotTracker;
import io.holdwatch.ingest.source.SnapshotTracker.Part;
import io.holdwatch.ingest.source.SnapshotTracker.Readiness;
import io.holdwatch.ingest.source.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * One snapshot tracker per source; tells every partition of facts what they conclude, and the other
 * instances what they must know of its snapshots. Used by the consumer thread only, but for {@link
 * #restored} and {@link #heard}.
 */
final class Sources {
  private final Mappings mappings;
  private final FactBatch facts;
  private final Map<String, SnapshotTracker> trackers = new HashMap<>();
  private final Map<String, Boolean> waitedFor = new HashMap<>();
  private Map<String, Integer> partitions = Map.of();
  private final AbsentTopics absent;
  private boolean untold;
  private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
  private final List<CompletableFuture<Boolean>> telling = new ArrayList<>();
  private final BiConsumer<String, Snapshots> share;

  /**
   * @param patience how long a table must have said nothing to count as read to its end
   * @param share tells the other instances what this one knows of a source's snapshots; returns
   *     when it cannot be lost any more
   */
  Sources(
      Mappings mappings, FactBatch facts, Duration patience, BiConsumer<String, Snapshots> share) {
    this.mappings = mappings;
    this.facts = facts;
    this.absent = new AbsentTopics(patience);
    this.share = share;
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
  CompletableFuture<Boolean> restored(String source, long epoch) {
    Heard.Restored now = new Heard.Restored(source, epoch, new CompletableFuture<>());
    heard.add(now);
    return now.told();
  }

  /** What another instance knows of a source's snapshots. From any thread. */
  void heard(String source, Snapshots snapshots) {
    heard.add(new Heard.Seen(source, snapshots));
  }

  /**
   * Tells the other instances what was read of snapshots and they may not know. Before what was
   * read is committed: whoever reads on where this instance ended would not see it.
   */
  void share() {
    mappings.all().forEach(this::share);
  }

  private void share(SourceMapping mapping) {
    SnapshotTracker tracker = tracker(mapping);
    tracker
        .unshared()
        .ifPresent(
            snapshots -> {
              share.accept(mapping.source(), snapshots);
              tracker.shared(snapshots);
            });
  }

  /** What was told has arrived. */
  void arrived() {
    telling.forEach(told -> told.complete(true));
    telling.clear();
  }

  /**
   * What follows from what other instances said; and all that was told, once more, where some of it
   * may not have arrived.
   */
  List<Future<RecordMetadata>> again() {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Heard each = heard.poll(); each != null; each = heard.poll()) {
      switch (each) {
        case Heard.Restored restored -> {
          telling.add(restored.told());
          of(restored.source())
              .filter(mapping -> mapping.tableTopics().stream().anyMatch(mapping::snapshots))
              .ifPresent(
                  mapping ->
                      sent.addAll(tell(mapping, tracker(mapping).restored(restored.epoch()))));
        }
        case Heard.Seen seen ->
            of(seen.source())
                .ifPresent(
                    mapping ->
                        sent.addAll(tell(mapping, tracker(mapping).heard(seen.snapshots()))));
      }
    }
    if (untold) {
      untold = false;
      mappings.all().forEach(each -> sent.addAll(tell(each, tracker(each).again())));
    }
    return sent;
  }

  private Optional<SourceMapping> of(String source) {
    return mappings.all().stream().filter(mapping -> mapping.source().equals(source)).findFirst();
  }

  /** These partitions are read here from now on. */
  void assigned(Collection<Part> taken) {
    byTracker(taken).forEach(SnapshotTracker::assigned);
  }

  /** These partitions are read elsewhere from now on, and spoken for there. */
  void revoked(Collection<Part> given) {
    byTracker(given).forEach(SnapshotTracker::revoked);
  }

  private Map<SnapshotTracker, List<Part>> byTracker(Collection<Part> parts) {
    Map<SnapshotTracker, List<Part>> by = new HashMap<>();
    for (Part part : parts) {
      mappings
          .reading(part.topic())
          .filter(mapping -> waitedFor(mapping, part))
          .ifPresent(
              mapping -> by.computeIfAbsent(tracker(mapping), t -> new ArrayList<>()).add(part));
    }
    return by;
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
      exist(mapping, partitions.keySet());
      tracker(mapping).assigned(absent.parts(mapping.source()));
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
      boolean only = tracker(mapping).waitsOnlyFor(absent.of(mapping.source()));
      if (absent.waited(mapping.source(), only, now)) {
        // Those that exist by now are read soon: the consumer looks for them by itself.
        exist(mapping, existing.get());
        for (Part part : absent.parts(mapping.source())) {
          sent.addAll(tell(mapping, tracker(mapping).caughtUp(part, 0)));
        }
      }
    }
    return sent;
  }

  private void exist(SourceMapping mapping, Set<String> topics) {
    Set<String> without = new TreeSet<>(mapping.tableTopics());
    without.removeAll(topics);
    tracker(mapping).revoked(absent.are(mapping.source(), without));
  }

  List<Future<RecordMetadata>> read(
      SourceMapping mapping, Part part, long offset, SnapshotPlace place) {
    if (place.at() == 0 && place.marker() == Marker.STREAM && mapping.snapshots(part.topic())) {
      // A tombstone, or a message: it may be of any time.
      return List.of();
    }
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

  /** Whether it would make a difference that this partition was read to its end. */
  boolean waits(Part part) {
    return mappings
        .reading(part.topic())
        .filter(mapping -> waitedFor(mapping, part) && tracker(mapping).waits(part))
        .isPresent();
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

  /**
   * What is said as of a snapshot would never be said of all partitions if this instance ended
   * before the others knew of that snapshot: they are told first.
   */
  private List<Future<RecordMetadata>> tell(SourceMapping mapping, List<Readiness> said) {
    if (said.isEmpty()) {
      return List.of();
    }
    share(mapping);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Readiness each : said) {
      TableReady ready =
          new TableReady(
              mapping.source(),
              each.part().topic(),
              each.part().partition(),
              each.partitions(),
              each.ready(),
              each.position(),
              each.snapshot().epoch(),
              each.snapshot().at());
      sent.addAll(facts.everywhere(mapping.source(), ready, OptionalLong.empty()));
    }
    return sent;
  }
}
