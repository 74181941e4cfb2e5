package io.holdwatch.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.ingest.mapping.SnapshotPlace;
import io.holdwatch.ingest.mapping.SnapshotPlace.Marker;
import io.holdwatch.ingest.source.SnapshotTracker.Part;
import io.holdwatch.ingest.source.SnapshotTracker.Readiness;
import io.holdwatch.ingest.source.Snapshots.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTrackerTest {
  private static final Part ORDERS = new Part("orders", 0);
  private static final Part ITEMS = new Part("items", 0);

  private final SnapshotTracker tracker = new SnapshotTracker();

  SnapshotTrackerTest() {
    assertThat(tracker.expect(Map.of("orders", 1, "items", 1))).isEmpty();
    tracker.assigned(List.of(ORDERS, ITEMS));
  }

  @Test
  void tablesAreReadyWhenTheSnapshotIsOver() {
    assertThat(read(ITEMS, 0, Marker.FIRST, 100))
        .containsExactly(said(ITEMS, false, 0, 100), said(ORDERS, false, 0, 100));
    assertThat(read(ITEMS, 1, Marker.WITHIN, 100)).isEmpty();
    assertThat(tracker.caughtUp(ORDERS, 0)).as("a snapshot runs").isEmpty();
    assertThat(tracker.waits(ORDERS)).isFalse();
    assertThat(read(ITEMS, 2, Marker.LAST_OF_TABLE, 100)).isEmpty();
    assertThat(read(ORDERS, 5, Marker.LAST, 100))
        .containsExactly(said(ITEMS, true, 2, 100), said(ORDERS, true, 5, 100));
  }

  @Test
  void aTopicOfTwoTablesIsNotReadyAtTheEndOfOneOfThem() {
    assertThat(read(ITEMS, 0, Marker.FIRST, 100)).hasSize(2);
    assertThat(read(ITEMS, 1, Marker.LAST_OF_TABLE, 100)).isEmpty();
    assertThat(read(ITEMS, 2, Marker.WITHIN, 100)).isEmpty();
    assertThat(read(ORDERS, 0, Marker.LAST, 100)).containsExactly(said(ORDERS, true, 0, 100));
  }

  @Test
  void aNewSnapshotTakesReadinessBackAndAnOldOneReadLateDoesNotForLong() {
    assertThat(read(ORDERS, 0, Marker.STREAM, 200)).containsExactly(said(ORDERS, true, 0, 0));
    assertThat(read(ITEMS, 0, Marker.FIRST, 100))
        .as("changes were streamed after it")
        .containsExactly(said(ITEMS, false, 0, 100), said(ORDERS, true, 0, 100));
    assertThat(read(ITEMS, 1, Marker.FIRST, 300))
        .containsExactly(said(ITEMS, false, 0, 300), said(ORDERS, false, 0, 300));
    assertThat(read(ORDERS, 1, Marker.STREAM, 299)).as("published before it").isEmpty();
    assertThat(read(ORDERS, 2, Marker.STREAM, 301)).containsExactly(said(ORDERS, true, 2, 300));
    assertThat(tracker.caughtUp(ITEMS, 2)).containsExactly(said(ITEMS, true, 2, 300));
  }

  @Test
  void aSnapshotWhoseFirstTableIsEmptyBeginsWithAnyOfItsChanges() {
    assertThat(tracker.marked(ORDERS, 3)).hasSize(1);
    assertThat(read(ITEMS, 0, Marker.WITHIN, 100))
        .containsExactly(said(ITEMS, false, 0, 100), said(ORDERS, false, 3, 100));
    assertThat(tracker.caughtUp(ORDERS, 3)).as("a snapshot runs").isEmpty();
    assertThat(read(ITEMS, 1, Marker.LAST, 100)).containsExactly(said(ITEMS, true, 1, 100));
    assertThat(tracker.caughtUp(ORDERS, 3)).containsExactly(said(ORDERS, true, 3, 100));
  }

  @Test
  void whatOthersHaveReadOfASnapshotHoldsHereAndIsNotToldOn() {
    assertThat(tracker.caughtUp(ORDERS, 7)).containsExactly(said(ORDERS, true, 7, 0));
    assertThat(tracker.heard(new Snapshots(new Place(0, 100), Place.NONE)))
        .containsExactly(said(ITEMS, false, 0, 100), said(ORDERS, false, 7, 100));
    assertThat(tracker.caughtUp(ORDERS, 7)).as("it runs").isEmpty();
    assertThat(read(ITEMS, 4, Marker.LAST_OF_TABLE, 100)).isEmpty();
    assertThat(tracker.unshared()).isEmpty();
    assertThat(tracker.heard(new Snapshots(Place.NONE, new Place(0, 100))))
        .containsExactly(said(ITEMS, true, 4, 100));
    assertThat(tracker.caughtUp(ORDERS, 7)).containsExactly(said(ORDERS, true, 7, 100));
    assertThat(tracker.unshared()).isEmpty();
  }

  @Test
  void marksAndQuietEndsMakeReadyAndNothingIsSaidTwice() {
    assertThat(tracker.marked(ORDERS, 3)).containsExactly(said(ORDERS, true, 3, 0));
    assertThat(tracker.marked(ORDERS, 4)).isEmpty();
    assertThat(tracker.caughtUp(ITEMS, 0)).containsExactly(said(ITEMS, true, 0, 0));
  }

  @Test
  void moreTopicsMeanThatEverythingIsSaidAgain() {
    assertThat(tracker.marked(ORDERS, 3)).hasSize(1);
    assertThat(tracker.expect(Map.of("orders", 1, "items", 4)))
        .containsExactly(new Readiness(ORDERS, 5, true, 3, Place.NONE));
  }

  @Test
  void nothingButAbsentTablesIsWaitedForWhereTheOthersAreReadyAndNoSnapshotRunsOrIsDue() {
    Set<String> absent = Set.of("items");
    assertThat(tracker.waitsOnlyFor(absent)).as("nothing is known").isFalse();
    assertThat(read(ORDERS, 0, Marker.FIRST, 100)).hasSize(2);
    assertThat(read(ORDERS, 1, Marker.LAST_OF_TABLE, 100)).isEmpty();
    assertThat(tracker.waitsOnlyFor(absent)).as("the snapshot runs").isFalse();
    assertThat(read(ORDERS, 2, Marker.LAST, 100)).hasSize(1);
    assertThat(tracker.waitsOnlyFor(absent)).isTrue();
    assertThat(tracker.caughtUp(ITEMS, 0)).hasSize(1);
    assertThat(tracker.waitsOnlyFor(absent)).as("it has been told").isFalse();
    assertThat(tracker.restored(1)).hasSize(2);
    assertThat(tracker.marked(ORDERS, 3)).hasSize(1);
    assertThat(tracker.waitsOnlyFor(absent)).as("a snapshot is due").isFalse();
  }

  @Test
  void afterARestoreOnlyANewSnapshotMakesReady() {
    assertThat(read(ORDERS, 0, Marker.STREAM, 200)).hasSize(1);
    assertThat(read(ITEMS, 0, Marker.STREAM, 200)).hasSize(1);
    assertThat(tracker.restored(1))
        .containsExactly(restored(ITEMS, false, 0, 0), restored(ORDERS, false, 0, 0));
    assertThat(read(ORDERS, 1, Marker.STREAM, 201)).as("a straggler").isEmpty();
    assertThat(tracker.caughtUp(ITEMS, 1)).as("quiet before the snapshot").isEmpty();
    assertThat(read(ORDERS, 2, Marker.FIRST, 150))
        .as("its clock was set back")
        .containsExactly(restored(ITEMS, false, 0, 150), restored(ORDERS, false, 1, 150));
    assertThat(read(ORDERS, 3, Marker.LAST, 150)).containsExactly(restored(ORDERS, true, 3, 150));
    assertThat(tracker.caughtUp(ITEMS, 1))
        .as("it has no rows")
        .containsExactly(restored(ITEMS, true, 1, 150));
    assertThat(tracker.restored(1)).as("the order is repeated").isEmpty();
  }

  @Test
  void afterARestoreTablesMayBeReadInAnyOrder() {
    assertThat(tracker.marked(ORDERS, 0)).hasSize(1);
    assertThat(tracker.marked(ITEMS, 0)).hasSize(1);
    assertThat(tracker.restored(1)).hasSize(2);
    assertThat(read(ITEMS, 1, Marker.LAST, 300)).contains(restored(ITEMS, true, 1, 300));
    assertThat(read(ORDERS, 1, Marker.FIRST, 300)).isEmpty();
    assertThat(read(ORDERS, 2, Marker.LAST_OF_TABLE, 300))
        .containsExactly(restored(ORDERS, true, 2, 300));
  }

  private List<Readiness> read(Part part, long offset, Marker marker, long at) {
    return tracker.read(part, offset, new SnapshotPlace(marker, at));
  }

  private static Readiness said(Part part, boolean ready, long position, long snapshot) {
    return new Readiness(part, 2, ready, position, new Place(0, snapshot));
  }

  private static Readiness restored(Part part, boolean ready, long position, long snapshot) {
    return new Readiness(part, 2, ready, position, new Place(1, snapshot));
  }
}
