package io.holdwatch.ingest.source;

import io.holdwatch.ingest.mapping.SnapshotPlace;
import io.holdwatch.ingest.mapping.SnapshotPlace.Marker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Concludes which partitions of a source's tables are complete. A partition is ready once its own
 * snapshot ended, a streamed change or a mark was read from it, or it was read to its end while no
 * snapshot runs. A snapshot that starts takes the readiness of every partition back. After a
 * restore only a new snapshot makes complete what the old one had told. Says something only where
 * it changes.
 */
public final class SnapshotTracker {
  private final Map<Part, State> parts = new TreeMap<>();
  private long started = Long.MIN_VALUE;
  private long over = Long.MIN_VALUE;
  private int total;
  private boolean awaited;

  /**
   * A partition of a table's topic.
   *
   * @param topic topic of the table
   * @param partition partition of that topic
   */
  public record Part(String topic, int partition) implements Comparable<Part> {
    @Override
    public int compareTo(Part other) {
      int byTopic = topic.compareTo(other.topic);
      return byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    }
  }

  /**
   * A conclusion to be told.
   *
   * @param part partition that it is about
   * @param partitions number of partitions of all tables of the source
   * @param ready whether it is complete
   * @param position offset at which it was concluded
   */
  public record Readiness(Part part, int partitions, boolean ready, long position) {}

  private static final class State {
    private boolean known;
    private boolean ready;
    private long position;
  }

  /**
   * The partitions that the tables have now; a topic that does not exist yet counts as one
   * partition.
   *
   * @return what was concluded so far, once more, where their number has changed
   */
  public List<Readiness> expect(Map<String, Integer> partitionsByTopic) {
    int now = partitionsByTopic.values().stream().mapToInt(count -> Math.max(1, count)).sum();
    partitionsByTopic.forEach(
        (topic, count) -> {
          for (int p = 0; p < Math.max(1, count); p++) {
            parts.computeIfAbsent(new Part(topic, p), part -> new State());
          }
        });
    if (now == total) {
      return List.of();
    }
    total = now;
    return again();
  }

  /** Everything concluded so far. */
  public List<Readiness> again() {
    List<Readiness> said = new ArrayList<>();
    parts.forEach(
        (part, state) -> {
          if (state.known) {
            said.add(new Readiness(part, total, state.ready, state.position));
          }
        });
    return said;
  }

  /** A change was read. */
  public List<Readiness> read(Part part, long offset, SnapshotPlace place) {
    List<Readiness> said = new ArrayList<>(passed(place));
    boolean ready =
        switch (place.marker()) {
          case FIRST, WITHIN -> false;
          case LAST_OF_TABLE, LAST -> true;
          // A straggler from before the restore says nothing of the snapshot.
          case STREAM -> !awaited || place.at() == 0 || state(part).ready;
        };
    set(part, state(part), ready, offset, said);
    return said;
  }

  /** A change of a table that nothing waits for was read: it tells of the snapshot all the same. */
  public List<Readiness> passed(SnapshotPlace place) {
    List<Readiness> said = new ArrayList<>();
    if (place.marker() == Marker.FIRST && place.at() > over && place.at() > started) {
      started = place.at();
      parts.forEach((other, state) -> set(other, state, false, state.position, said));
    }
    awaited &= place.marker() != Marker.LAST;
    if (place.marker() == Marker.LAST || place.marker() == Marker.STREAM) {
      over = Math.max(over, place.at());
    }
    return said;
  }

  /**
   * The source was restored: nothing is known of these tables until a new snapshot has told it.
   *
   * @param topics topics of the tables that a snapshot tells of; nothing happens where there are
   *     none
   */
  public List<Readiness> restored(Set<String> topics) {
    List<Readiness> said = new ArrayList<>();
    awaited = !topics.isEmpty();
    parts.forEach(
        (part, state) -> {
          if (topics.contains(part.topic())) {
            set(part, state, false, state.position, said);
          }
        });
    return said;
  }

  /** A mark was read: whoever feeds the source says that it goes on from here. */
  public List<Readiness> marked(Part part, long offset) {
    List<Readiness> said = new ArrayList<>();
    set(part, state(part), true, offset, said);
    return said;
  }

  /** The partition was read to its end and has been quiet since. */
  public List<Readiness> caughtUp(Part part, long offset) {
    List<Readiness> said = new ArrayList<>();
    if (!awaited && started <= over) {
      set(part, state(part), true, offset, said);
    }
    return said;
  }

  /**
   * Whether nothing but these topics is waited for: no snapshot runs or is due, and every other
   * partition, one at least, is ready.
   */
  public boolean waitsOnlyFor(Set<String> topics) {
    boolean others = false;
    boolean waits = false;
    for (Map.Entry<Part, State> each : parts.entrySet()) {
      boolean ready = each.getValue().known && each.getValue().ready;
      if (topics.contains(each.getKey().topic())) {
        waits |= !ready;
      } else if (ready) {
        others = true;
      } else {
        return false;
      }
    }
    return waits && others && !awaited && started <= over;
  }

  private State state(Part part) {
    return parts.computeIfAbsent(part, p -> new State());
  }

  private void set(Part part, State state, boolean ready, long position, List<Readiness> said) {
    boolean changed = !state.known || state.ready != ready;
    state.known = true;
    state.ready = ready;
    state.position = position;
    if (changed) {
      said.add(new Readiness(part, total, ready, position));
    }
  }
}
