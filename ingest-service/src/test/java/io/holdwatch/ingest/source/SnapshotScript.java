package io.holdwatch.ingest.source;

import io.holdwatch.ingest.mapping.SnapshotPlace;
import io.holdwatch.ingest.mapping.SnapshotPlace.Marker;
import io.holdwatch.ingest.source.SnapshotTracker.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a connector publishes, in its order: changes, and snapshots of tables that may be empty or
 * of one row, marked as Debezium marks them.
 */
final class SnapshotScript {
  private static final long GAP = 60_000;

  /** What comes next. */
  sealed interface Step {
    /**
     * A change.
     *
     * @param snapshot number of its snapshot; 0 where it is of none
     */
    record Publish(Part part, SnapshotPlace place, int snapshot) implements Step {}

    /** All is read; then the source is restored. */
    record Restore(long epoch) implements Step {}
  }

  /** How the changes of one snapshot get their time. */
  enum Times {
    /** All have one, as with PostgreSQL. */
    ONE,
    /** Each table has its own, as with MySQL. */
    BY_TABLE,
    /** Several threads take it: nothing is the first change of it. */
    BY_THREAD
  }

  private final Random dice;
  private final List<List<Part>> tables = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  final Times times;
  int snapshots;
  private long now = 1_767_607_200_000L;

  SnapshotScript(Random dice) {
    this.dice = dice;
    this.times = Times.values()[dice.nextInt(3)];
    int count = 1 + dice.nextInt(4);
    for (int t = 0; t < count; t++) {
      String topic = "t" + t;
      tables.add(
          IntStream.range(0, 1 + dice.nextInt(3)).mapToObj(p -> new Part(topic, p)).toList());
    }
    stream(dice.nextInt(4));
    int rounds = 1 + dice.nextInt(3);
    long epoch = 0;
    for (int r = 0; r < rounds; r++) {
      if (r > 0 && dice.nextInt(3) == 0) {
        steps.add(new Step.Restore(++epoch));
        now -= dice.nextBoolean() ? 60 * GAP : 0;
      }
      now += GAP;
      snapshot(dice.nextInt(4) == 0);
      stream(dice.nextInt(4));
    }
  }

  List<Part> parts() {
    return tables.stream().flatMap(List::stream).toList();
  }

  private void stream(int changes) {
    now += changes == 0 ? 0 : GAP;
    for (int i = 0; i < changes; i++) {
      now += dice.nextInt(3);
      steps.add(
          new Step.Publish(
              any(tables.get(dice.nextInt(tables.size()))),
              new SnapshotPlace(Marker.STREAM, now),
              0));
    }
  }

  /**
   * One that ends.
   *
   * @param again whether the connector dies in the midst of it before, and begins anew; where
   *     several threads take it, nobody can tell the two
   */
  private void snapshot(boolean again) {
    snapshots++;
    List<Integer> rows = new ArrayList<>();
    for (int t = 0; t < tables.size(); t++) {
      rows.add(Math.max(0, dice.nextInt(7) - 2));
    }
    if (rows.stream().allMatch(count -> count == 0)) {
      rows.set(dice.nextInt(rows.size()), 1);
    }
    List<Step.Publish> whole = rows(rows);
    if (again && times != Times.BY_THREAD && whole.size() > 1) {
      steps.addAll(whole.subList(0, 1 + dice.nextInt(whole.size() - 1)));
      now += GAP;
      snapshots++;
      whole = rows(rows);
    }
    steps.addAll(whole);
  }

  private List<Step.Publish> rows(List<Integer> rows) {
    List<Step.Publish> all = new ArrayList<>();
    for (int t = 0; t < rows.size(); t++) {
      now += times == Times.BY_TABLE ? dice.nextInt(5_000) : 0;
      long at = times == Times.BY_THREAD ? now + dice.nextInt(5_000) : now;
      for (int r = 1; r <= rows.get(t); r++) {
        Marker marker =
            times != Times.BY_THREAD && t == 0 && r == 1 && !(rows.size() == 1 && rows.get(t) == 1)
                ? Marker.FIRST
                : r == rows.get(t) ? Marker.LAST_OF_TABLE : Marker.WITHIN;
        all.add(new Step.Publish(any(tables.get(t)), new SnapshotPlace(marker, at), snapshots));
      }
    }
    if (times == Times.BY_THREAD) {
      now += 5_000;
      List<Integer> order =
          IntStream.range(0, all.size()).mapToObj(i -> dice.nextInt(1_000) + 1).toList();
      List<Step.Publish> before = List.copyOf(all);
      // Rows of different tables come mixed, those of one table in their order.
      all.sort(Comparator.comparingInt(each -> order.get(before.indexOf(each))));
      all = inOrderOfTables(all, before);
    }
    Step.Publish last = all.removeLast();
    all.add(
        new Step.Publish(
            last.part(), new SnapshotPlace(Marker.LAST, last.place().at()), last.snapshot()));
    return all;
  }

  private static List<Step.Publish> inOrderOfTables(
      List<Step.Publish> mixed, List<Step.Publish> before) {
    List<Step.Publish> left = new ArrayList<>(before);
    List<Step.Publish> ordered = new ArrayList<>();
    for (Step.Publish place : mixed) {
      for (int i = 0; i < left.size(); i++) {
        if (left.get(i).part().topic().equals(place.part().topic())) {
          ordered.add(left.remove(i));
          break;
        }
      }
    }
    return ordered;
  }

  private Part any(List<Part> parts) {
    return parts.get(dice.nextInt(parts.size()));
  }
}
