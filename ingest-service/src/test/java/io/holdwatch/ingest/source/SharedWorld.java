package io.holdwatch.ingest.source;

import io.holdwatch.ingest.mapping.SnapshotPlace.Marker;
import io.holdwatch.ingest.source.SnapshotScript.Step;
import io.holdwatch.ingest.source.SnapshotScript.Step.Publish;
import io.holdwatch.ingest.source.SnapshotTracker.Part;
import io.holdwatch.ingest.source.SnapshotTracker.Readiness;
import io.holdwatch.ingest.source.Snapshots.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Source topics, instances that read them, the topic that they share, and who hears them. */
final class SharedWorld {
  private final Random dice;
  private final SnapshotScript script;
  private final Deque<Step> coming;
  private final Map<Part, List<Publish>> topics = new HashMap<>();
  private final Map<Part, Integer> committed = new HashMap<>();
  private final List<Snapshots> shared = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final Deque<Runnable> late = new ArrayDeque<>();
  private final List<String> story = new ArrayList<>();
  private final Listener listener = new Listener();
  private long epoch;

  /** Snapshots of which something was published, each where it began. */
  private final Map<Integer, Place> began = new HashMap<>();

  SharedWorld(Random dice, int count) {
    this.dice = dice;
    this.script = new SnapshotScript(dice);
    this.coming = new ArrayDeque<>(script.steps);
    script.parts().forEach(part -> topics.put(part, new ArrayList<>()));
    script.parts().forEach(part -> committed.put(part, 0));
    for (int i = 0; i < count; i++) {
      instances.add(new Instance());
    }
    assign();
  }

  boolean ready() {
    return listener.ready();
  }

  int becameReady() {
    return listener.becameReady;
  }

  /** Snapshots and restores. */
  int snapshots() {
    return script.snapshots + (int) epoch;
  }

  boolean everySnapshotHasOneTime() {
    return script.times == SnapshotScript.Times.ONE;
  }

  void run() {
    while (!coming.isEmpty()) {
      int what = dice.nextInt(100);
      Instance one = instances.get(dice.nextInt(instances.size()));
      if (what < 35) {
        publish();
      } else if (what < 70) {
        one.batch(1 + dice.nextInt(4), what < 37);
      } else if (what < 80) {
        one.hear();
      } else if (what < 95) {
        one.quiet();
      } else if (what < 97) {
        rebalance(one);
      } else if (!late.isEmpty()) {
        late.removeFirst().run();
      }
    }
    settle();
    instances.forEach(Instance::quiet);
    while (!late.isEmpty()) {
      late.removeFirst().run();
    }
  }

  private List<Publish> log(Part part) {
    return topics.computeIfAbsent(part, p -> new ArrayList<>());
  }

  /** All that was published is read and heard. */
  private void settle() {
    for (Instance each : instances) {
      each.batch(Integer.MAX_VALUE, false);
    }
    for (int i = 0; i < 2; i++) {
      instances.forEach(Instance::hear);
    }
  }

  private void publish() {
    switch (coming.removeFirst()) {
      case Publish change -> {
        log(change.part()).add(change);
        if (change.snapshot() > 0) {
          Place here = new Place(epoch, change.place().at());
          began.merge(change.snapshot(), here, (a, b) -> a.after(b) ? b : a);
        }
        story.add("publish " + change);
      }
      case Step.Restore restore -> {
        // As the order asks for: all is read, and each that runs has taken it, before it goes on.
        settle();
        epoch = restore.epoch();
        shared.add(Snapshots.NONE.restored(epoch));
        story.add("restore " + epoch);
        instances.forEach(Instance::hear);
      }
    }
  }

  /** One reads on for a while before it learns that others read instead; that comes late. */
  private void rebalance(Instance paused) {
    List<Runnable> said = new ArrayList<>();
    if (dice.nextBoolean()) {
      paused.read(1 + dice.nextInt(4), said);
    }
    late.addAll(said);
    assign();
  }

  private void assign() {
    instances.forEach(Instance::giveUp);
    for (Part part : script.parts()) {
      instances
          .get(dice.nextInt(instances.size()))
          .position
          .put(part, committed.getOrDefault(part, 0));
    }
    story.add("assign " + instances.stream().map(each -> each.position).toList());
    instances.forEach(each -> each.tracker.assigned(each.position.keySet()));
  }

  @Override
  public String toString() {
    return String.join("\n", story);
  }

  /** One running instance. */
  private final class Instance {
    private SnapshotTracker tracker = new SnapshotTracker();
    private final Map<Part, Integer> position = new HashMap<>();
    private int heard;

    private Instance() {
      start();
    }

    private void start() {
      tracker = new SnapshotTracker();
      var unused = tracker.expect(script.parts().stream().collect(counts()));
      heard = 0;
      hear();
    }

    private void giveUp() {
      tracker.revoked(position.keySet());
      position.clear();
    }

    /** Reads, shares, tells, commits; or ends before it has committed, and is started again. */
    private void batch(int records, boolean dies) {
      List<Runnable> said = new ArrayList<>();
      read(records, said);
      said.forEach(Runnable::run);
      if (dies) {
        story.add("ends " + instances.indexOf(this));
        position.replaceAll((part, at) -> committed.getOrDefault(part, 0));
        start();
        tracker.assigned(position.keySet());
        return;
      }
      share();
      committed.putAll(position);
    }

    private void share() {
      tracker
          .unshared()
          .ifPresent(
              snapshots -> {
                story.add("share " + instances.indexOf(this) + " " + snapshots.text());
                shared.add(snapshots);
                tracker.shared(snapshots);
              });
    }

    private void read(int records, List<Runnable> said) {
      List<Part> waiting = new ArrayList<>(position.keySet());
      waiting.sort(null);
      for (int left = records; left > 0; left--) {
        waiting.removeIf(part -> position.getOrDefault(part, 0) >= log(part).size());
        if (waiting.isEmpty()) {
          return;
        }
        Part part = waiting.get(dice.nextInt(waiting.size()));
        int offset = position.merge(part, 1, Integer::sum) - 1;
        Publish change = log(part).get(offset);
        List<Readiness> told = tracker.read(part, offset, change.place());
        if (!told.isEmpty()) {
          share();
        }
        said.add(() -> listener.take(part, offset, told));
        story.add("read " + instances.indexOf(this) + " " + change + ": " + told);
      }
    }

    private void hear() {
      while (heard < shared.size()) {
        List<Readiness> told = tracker.heard(shared.get(heard++));
        share();
        listener.take(told);
      }
    }

    /** What is quiet and read to its end; what others share is heard before. */
    private void quiet() {
      hear();
      position.forEach(
          (part, at) -> {
            if (tracker.waits(part) && at >= log(part).size()) {
              List<Readiness> told = tracker.caughtUp(part, at);
              story.add("quiet " + instances.indexOf(this) + " " + told);
              listener.take(told);
            }
          });
    }
  }

  private static java.util.stream.Collector<Part, ?, Map<String, Integer>> counts() {
    return Collectors.toMap(Part::topic, part -> 1, Integer::sum);
  }

  /** Holds what was said as of the newest snapshot, and of one snapshot that a part is ready. */
  private final class Listener {
    private final Map<Part, Readiness> known = new HashMap<>();
    private final Map<Part, Integer> facts = new HashMap<>();
    private int becameReady;

    private void take(Part part, int offset, List<Readiness> said) {
      facts.merge(part, offset + 1, Math::max);
      take(said);
    }

    private void take(List<Readiness> said) {
      boolean before = ready();
      for (Readiness each : said) {
        known.merge(
            each.part(),
            each,
            (old, now) ->
                old.snapshot().after(now.snapshot())
                        || (old.snapshot().equals(now.snapshot()) && old.ready())
                    ? old
                    : now);
        if (ready()) {
          becameReady += before ? 0 : 1;
          assertRead();
        }
        before = ready();
      }
    }

    private boolean ready() {
      return known.size() == topics.size()
          && known.values().stream()
              .allMatch(each -> each.ready() && each.snapshot().equals(newest()));
    }

    private Place newest() {
      return known.values().stream().map(Readiness::snapshot).reduce(Place.NONE, Place::orAfter);
    }

    /** All rows of the snapshot as of which it is ready have become facts, and it had an end. */
    private void assertRead() {
      Place asOf = newest();
      if (asOf.epoch() > 0 && asOf.at() == 0) {
        throw new AssertionError("ready before the snapshot after a restore");
      }
      int number =
          began.entrySet().stream()
              .filter(each -> !each.getValue().after(asOf))
              .mapToInt(Map.Entry::getKey)
              .max()
              .orElse(0);
      if (number == 0) {
        return;
      }
      boolean ended = false;
      for (Map.Entry<Part, List<Publish>> topic : topics.entrySet()) {
        int read = facts.getOrDefault(topic.getKey(), 0);
        for (int i = 0; i < topic.getValue().size(); i++) {
          Publish each = topic.getValue().get(i);
          if (each.snapshot() == number) {
            ended |= each.place().marker() == Marker.LAST;
            if (i >= read) {
              throw new AssertionError("ready as of " + asOf + " without " + each);
            }
          }
        }
      }
      if (!ended) {
        throw new AssertionError("ready as of " + asOf + " before the end of snapshot " + number);
      }
    }
  }
}
