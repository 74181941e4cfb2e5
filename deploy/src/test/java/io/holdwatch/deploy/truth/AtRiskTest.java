package io.holdwatch.deploy.truth;

import static io.holdwatch.deploy.truth.World.spell;
import static io.holdwatch.deploy.truth.World.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.Basis;
import org.junit.jupiter.api.Test;

/** When a promise is at risk before it is broken, and how that joins with lateness to one spell. */
class AtRiskTest {
  private static World order() {
    return new World().order("2026-03-02T09:00", "Europe/Berlin");
  }

  private static World simple() {
    return order()
        .line("2026-03-02T09:00", 1, "10", "0")
        .promised("2026-03-02T09:00", 1, 1, "10", "2026-03-05", "2026-03-05");
  }

  private static World toDeliver() {
    World world = order().basis(Basis.DELIVER).line("2026-03-02T09:00", 1, "10", "0");
    return world.promised("2026-03-02T09:00", 1, 1, "10", "2026-03-05", null);
  }

  @Test
  void aConfirmedDateAfterThePromiseIsARiskFromWhenItIsSaidUntilItIsTakenBack() {
    World world = simple().promised("2026-03-03T10:00", 1, 1, "10", "2026-03-05", "2026-03-06");
    world
        .promised("2026-03-04T10:00", 1, 1, "10", "2026-03-05", "2026-03-05")
        .shipped("2026-03-05T08:00", "S1", units(1, "10"));
    assertThat(world.until("2026-03-31T00:00"))
        .containsExactly(
            spell("CONFIRMED_LATER", "2026-03-03T10:00", "2026-03-04T10:00", "CAUSE_GONE"));
  }

  @Test
  void theSameDayIsNoRisk() {
    assertThat(simple().until("2026-03-05T22:00")).isEmpty();
  }

  @Test
  void aRiskThatIsNotAvertedBecomesLatenessOfTheSameSpell() {
    World world = simple().promised("2026-03-03T10:00", 1, 1, "10", "2026-03-05", "2026-03-06");
    assertThat(world.shipped("2026-03-06T10:00", "S1", units(1, "10")).until("2026-03-31T00:00"))
        .containsExactly(spell("CONFIRMED_LATER", "2026-03-03T10:00", "2026-03-06T10:00", "LATE"));
  }

  @Test
  void aRiskShortBeforeTheEndIsNamedByWhatItIsAtTheOpening() {
    World world = simple().promised("2026-03-05T20:00", 1, 1, "10", "2026-03-05", "2026-03-06");
    assertThat(world.until("2026-03-07T00:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-05T20:00", null, null));
  }

  @Test
  void goodsThatLeaveInTimeEndTheRiskAlsoAtTheVeryEnd() {
    World world = simple().promised("2026-03-03T10:00", 1, 1, "10", "2026-03-05", "2026-03-06");
    assertThat(world.shipped("2026-03-05T23:00", "S1", units(1, "10")).until("2026-03-31T00:00"))
        .containsExactly(
            spell("CONFIRMED_LATER", "2026-03-03T10:00", "2026-03-05T23:00", "CAUSE_GONE"));
  }

  @Test
  void aPromiseThatFollowsTheConfirmedDateEndsTheRisk() {
    World world = simple().promised("2026-03-03T10:00", 1, 1, "10", "2026-03-05", "2026-03-06");
    world
        .promised("2026-03-03T18:00", 1, 1, "10", "2026-03-06", "2026-03-06")
        .shipped("2026-03-05T08:00", "S1", units(1, "10"));
    assertThat(world.until("2026-03-31T00:00"))
        .containsExactly(
            spell("CONFIRMED_LATER", "2026-03-03T10:00", "2026-03-03T18:00", "CAUSE_GONE"));
  }

  @Test
  void anOrderMayBeAtRiskFromItsEntry() {
    World world =
        order()
            .line("2026-03-02T09:00", 1, "10", "0")
            .promised("2026-03-02T09:00", 1, 1, "10", "2026-03-05", "2026-03-07");
    assertThat(world.until("2026-03-03T00:00"))
        .containsExactly(spell("CONFIRMED_LATER", "2026-03-02T09:00", null, null));
  }

  @Test
  void anEstimateAfterTheEndIsARiskUntilALaterOneSaysOtherwise() {
    World world = toDeliver().estimate("2026-03-04T10:00", 1, 1, "2026-03-06T08:00");
    world
        .estimate("2026-03-04T18:00", 1, 1, "2026-03-05T23:00")
        .delivered("2026-03-05T22:00", "2026-03-04T09:00", "S1", units(1, "10"));
    assertThat(world.until("2026-03-31T00:00"))
        .as("an estimate of the very end is in time")
        .containsExactly(
            spell("ESTIMATED_LATER", "2026-03-04T10:00", "2026-03-04T18:00", "CAUSE_GONE"));
  }

  @Test
  void anEstimateThatComesTrueIsLateness() {
    World world = toDeliver().estimate("2026-03-04T10:00", 1, 1, "2026-03-06T08:00");
    assertThat(
            world
                .delivered("2026-03-06T09:00", "2026-03-04T09:00", "S1", units(1, "10"))
                .until("2026-03-31T00:00"))
        .containsExactly(spell("ESTIMATED_LATER", "2026-03-04T10:00", "2026-03-06T09:00", "LATE"));
  }

  @Test
  void confirmedBeatsEstimated() {
    World world = toDeliver().estimate("2026-03-04T10:00", 1, 1, "2026-03-06T08:00");
    assertThat(
            world
                .promised("2026-03-04T11:00", 1, 1, "10", "2026-03-05", "2026-03-06")
                .until("2026-03-05T00:00"))
        .containsExactly(spell("CONFIRMED_LATER", "2026-03-04T10:00", null, null));
  }

  @Test
  void ofTwoLinesOneMayCarryOnTheSpellOfTheOther() {
    World world =
        simple()
            .line("2026-03-02T09:00", 2, "5", "0")
            .promised("2026-03-02T09:00", 2, 1, "5", "2026-03-09", "2026-03-09");
    world
        .promised("2026-03-05T10:00", 2, 1, "5", "2026-03-09", "2026-03-10")
        .shipped("2026-03-06T10:00", "S1", units(1, "10"));
    assertThat(world.shipped("2026-03-07T10:00", "S2", units(2, "5")).until("2026-03-31T00:00"))
        .containsExactly(spell("CONFIRMED_LATER", "2026-03-05T10:00", "2026-03-07T10:00", "LATE"));
  }

  @Test
  void latenessNamesASpellThatHasARiskToo() {
    World world =
        simple()
            .line("2026-03-02T09:00", 2, "5", "0")
            .promised("2026-03-02T09:00", 2, 1, "5", "2026-03-09", "2026-03-09");
    world.promised("2026-03-05T20:00", 2, 1, "5", "2026-03-09", "2026-03-10");
    assertThat(world.until("2026-03-07T00:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-05T20:00", null, null));
  }

  @Test
  void aScheduleLineThatWhatHasLeftAlreadyServesIsAtNoRisk() {
    World world =
        order()
            .line("2026-03-02T09:00", 1, "10", "0")
            .promised("2026-03-02T09:00", 1, 1, "4", "2026-03-05", null);
    world
        .promised("2026-03-02T09:00", 1, 2, "6", "2026-03-09", null)
        .shipped("2026-03-03T08:00", "S1", units(1, "4"));
    world
        .promised("2026-03-03T10:00", 1, 1, "4", "2026-03-05", "2026-03-06")
        .shipped("2026-03-09T08:00", "S2", units(1, "6"));
    assertThat(world.until("2026-03-31T00:00")).isEmpty();
  }

  @Test
  void aCancelledLineIsAtNoRisk() {
    World world = simple().promised("2026-03-03T10:00", 1, 1, "10", "2026-03-05", "2026-03-06");
    assertThat(world.line("2026-03-03T18:00", 1, "10", "10").until("2026-03-31T00:00"))
        .containsExactly(
            spell("CONFIRMED_LATER", "2026-03-03T10:00", "2026-03-03T18:00", "CAUSE_GONE"));
  }
}
