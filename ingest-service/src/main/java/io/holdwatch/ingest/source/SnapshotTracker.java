package io.holdwatch.ingest.source;

import io.holdwatch.ingest.mapping.SnapshotPlace;
import io.holdwatch.ingest.mapping.SnapshotPlace.Marker;
import io.holdwatch.ingest.source.Snapshots.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Concludes which partitions of a source's tables are complete, of those that this instance reads.
 * A partition is complete as of the newest snapshot once that is over and the partition was read to
 * the end of its part of it, to a change after it, or to its own end. A new snapshot takes back all
 * that was complete as of an older one; within one snapshot nothing is taken back, so that of two
 * things said of a partition the one with the newer snapshot holds, and of one snapshot that it is
 * complete. Says something only where it changes.
 */
public final class SnapshotTracker {
  private final Map<Part, State> parts = new TreeMap<>();
  private Snapshots known = Snapshots.NONE;
  private Snapshots shared = Snapshots.NONE;
  private Place streamed = Place.NONE;
  private int total;

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
   * @param snapshot beginning of the newest snapshot that was known
   */
  public record Readiness(
      Part part, int partitions, boolean ready, long position, Place snapshot) {}

  private static final class State {
    private boolean known;
    private boolean ready;
    private boolean complete;
    private boolean apart;
    private Place place = Place.NONE;
    private long position;
  }

  /**
   * The partitions that all tables of the source have now; a topic that does not exist yet counts
   * as one partition.
   *
   * @return what was concluded so far, once more, where their number has changed
   */
  public List<Readiness> expect(Map<String, Integer> partitionsByTopic) {
    int now = partitionsByTopic.values().stream().mapToInt(count -> Math.max(1, count)).sum();
    if (now == total) {
      return List.of();
    }
    total = now;
    return again();
  }

  /** From now on these are read here, or asked for because their topics do not exist. */
  public void assigned(Collection<Part> taken) {
    taken.forEach(this::state);
  }

  /** From now on others may read these: what was concluded of them is forgotten. */
  public void revoked(Collection<Part> given) {
    given.forEach(parts::remove);
  }

  /** Everything concluded so far. */
  public List<Readiness> again() {
    List<Readiness> said = new ArrayList<>();
    parts.forEach(
        (part, state) -> {
          if (state.known) {
            say(part, state, said);
          }
        });
    return said;
  }

  /** A change was read. */
  public List<Readiness> read(Part part, long offset, SnapshotPlace place) {
    State state = state(part);
    List<Readiness> said = new ArrayList<>(passed(place));
    state.position = offset;
    boolean stream = place.marker() == Marker.STREAM;
    state.apart = stream && place.at() == 0;
    if (!state.apart && !(stream && known.due())) {
      // What was published before the newest snapshot began says nothing of it.
      boolean newest = !known.started().after(here(place));
      state.complete =
          switch (place.marker()) {
            case FIRST, WITHIN -> false;
            case LAST_OF_TABLE, LAST -> newest;
            case STREAM -> newest || state.complete;
          };
      state.place = here(place).orAfter(state.place);
    }
    conclude(part, state, said);
    return said;
  }

  /** A change of a table that nothing waits for was read: it tells of the snapshot all the same. */
  public List<Readiness> passed(SnapshotPlace place) {
    Place here = here(place);
    Snapshots next = known;
    if (place.marker() == Marker.STREAM) {
      // A straggler of before the restore says nothing of what came after it.
      streamed = known.due() ? streamed : here.orAfter(streamed);
    } else if (begins(place.marker(), here)) {
      next = next.began(here);
    }
    if (place.marker() == Marker.LAST) {
      next = next.ended(new Place(here.epoch(), here.at() + Snapshots.SPREAD));
    }
    return know(next);
  }

  /**
   * Whether this is of a snapshot that was not known. Its first change says so; where its first
   * table is empty or several threads take it, none is the first: then each does, while no other
   * snapshot runs. Its last change, too, for what is known to run may be one that never ended.
   */
  private boolean begins(Marker marker, Place here) {
    boolean runs = known.running() && !known.due();
    return here.after(known.started())
        && (marker == Marker.FIRST || marker == Marker.LAST || (!runs && here.after(known.over())));
  }

  /** What another instance knows of the source's snapshots. */
  public List<Readiness> heard(Snapshots other) {
    shared = shared.and(other);
    return know(known.and(other));
  }

  /** The source was restored: nothing is complete until a new snapshot of this epoch is over. */
  public List<Readiness> restored(long epoch) {
    return heard(Snapshots.NONE.restored(epoch));
  }

  /** What the other instances have to know of the source's snapshots and may not know yet. */
  public Optional<Snapshots> unshared() {
    return known.started().after(shared.started()) || (shared.running() && !known.running())
        ? Optional.of(known)
        : Optional.empty();
  }

  /** The other instances know this. */
  public void shared(Snapshots told) {
    shared = shared.and(told);
  }

  /** A mark was read: whoever feeds the source says that it goes on from here. */
  public List<Readiness> marked(Part part, long offset) {
    List<Readiness> said = new ArrayList<>();
    State state = state(part);
    state.position = offset;
    set(part, state, true, said);
    return said;
  }

  /** Whether it would make a difference that the partition was read to its end. */
  public boolean waits(Part part) {
    State state = parts.get(part);
    return !known.running() && (state == null || !state.ready);
  }

  /** The partition was read to the end that it had, and has been quiet since. */
  public List<Readiness> caughtUp(Part part, long offset) {
    List<Readiness> said = new ArrayList<>();
    if (!known.running()) {
      State state = state(part);
      state.position = offset;
      set(part, state, true, said);
    }
    return said;
  }

  /**
   * Whether nothing but these topics is waited for: no snapshot runs or is due, and every other
   * partition that is read here, one at least, is ready.
   */
  public boolean waitsOnlyFor(Collection<String> topics) {
    boolean others = false;
    boolean waits = false;
    for (Map.Entry<Part, State> each : parts.entrySet()) {
      boolean ready = each.getValue().ready;
      if (topics.contains(each.getKey().topic())) {
        waits |= !ready;
      } else if (ready) {
        others = true;
      } else {
        return false;
      }
    }
    return waits && others && !known.running();
  }

  private List<Readiness> know(Snapshots next) {
    // Nothing is streamed before a snapshot is over.
    boolean left = next.running() && !next.due() && !next.started().after(streamed);
    Snapshots now = left ? next.ended(next.started()) : next;
    boolean began = now.started().after(known.started());
    boolean same = !began && now.running() == known.running();
    known = now;
    List<Readiness> said = new ArrayList<>();
    if (same) {
      return said;
    }
    parts.forEach(
        (part, state) -> {
          if (began) {
            state.known = false;
            state.ready = false;
            state.complete &= !now.started().after(state.place);
          }
          if (began || state.known) {
            conclude(part, state, said);
          }
        });
    return said;
  }

  /** What has no place in snapshots waits for none. */
  private void conclude(Part part, State state, List<Readiness> said) {
    set(part, state, state.ready || state.apart || (state.complete && !known.running()), said);
  }

  private void set(Part part, State state, boolean ready, List<Readiness> said) {
    boolean changed = !state.known || state.ready != ready;
    state.known = true;
    state.ready = ready;
    if (changed) {
      say(part, state, said);
    }
  }

  private void say(Part part, State state, List<Readiness> said) {
    said.add(new Readiness(part, total, state.ready, state.position, known.started()));
  }

  private State state(Part part) {
    return parts.computeIfAbsent(part, p -> new State());
  }

  private Place here(SnapshotPlace place) {
    return new Place(known.started().epoch(), place.at());
  }
}
