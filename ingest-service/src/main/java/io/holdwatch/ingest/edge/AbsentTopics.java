package io.holdwatch.ingest.edge;

import io.holdwatch.ingest.source.SnapshotTracker.Part;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Topics of tables that do not exist, by source, and since when nothing else is waited for. */
final class AbsentTopics {
  private final Map<String, Set<String>> topics = new HashMap<>();
  private final Map<String, Long> waitingSince = new HashMap<>();
  private final long patience;

  /**
   * @param patience how long all else must have been ready
   */
  AbsentTopics(Duration patience) {
    this.patience = patience.toMillis();
  }

  /**
   * These topics of a source do not exist now.
   *
   * @return what stood for those that did not exist before and do now
   */
  List<Part> are(String source, Set<String> absent) {
    Set<String> appeared =
        new TreeSet<>(Objects.requireNonNullElse(topics.put(source, absent), Set.of()));
    appeared.removeAll(absent);
    return parts(appeared);
  }

  Set<String> of(String source) {
    return topics.getOrDefault(source, Set.of());
  }

  /** What stands for the topics of a source that do not exist: one partition of each. */
  List<Part> parts(String source) {
    return parts(of(source));
  }

  /**
   * Whether nothing but these has been waited for long enough.
   *
   * @param only whether nothing but these is waited for now
   * @param now wall time, UTC ms
   */
  boolean waited(String source, boolean only, long now) {
    if (!only) {
      waitingSince.remove(source);
      return false;
    }
    return now - waitingSince.computeIfAbsent(source, s -> now) >= patience;
  }

  private static List<Part> parts(Collection<String> topics) {
    return topics.stream().map(topic -> new Part(topic, 0)).toList();
  }
}
