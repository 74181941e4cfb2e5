package io.holdwatch.deploy.truth;

import static io.holdwatch.deploy.truth.World.spell;
import static io.holdwatch.deploy.truth.World.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.Basis;
import org.junit.jupiter.api.Test;

/** When a promise is broken, and what the spell is called. */
class LateTest {
  private static World order() {
    return new World().order("2026-03-02T09:00", "America/New_York");
  }

  private static World simple() {
    return order()
        .line("2026-03-02T09:00", 1, "10", "0")
        .promised("2026-03-02T09:00", 1, 1, "10", "2026-03-05", null);
  }

  @Test
  void aDateEndsAtTheMidnightThatEndsItsDayWhereTheGoodsShipFrom() {
    assertThat(simple().shipped("2026-03-06T12:00", "S1", units(1, "10")).until("2026-03-31T00:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-05T23:00", "2026-03-06T12:00", "LATE"));
  }

  @Test
  void onTheDayAndAtTheVeryEndIsNotLate() {
    assertThat(
            simple()
                .shipped("2026-03-05T22:59:59.999", "S1", units(1, "10"))
                .until("2026-03-31T00:00"))
        .isEmpty();
    assertThat(simple().shipped("2026-03-05T23:00", "S1", units(1, "10")).until("2026-03-31T00:00"))
        .isEmpty();
  }

  @Test
  void aSiteWithACutOffEndsTheDayAtIt() {
    World world = order().from(World.BERLIN_17).line("2026-03-02T09:00", 1, "10", "0");
    world
        .promised("2026-03-02T09:00", 1, 1, "10", "2026-03-30", null)
        .shipped("2026-03-30T20:00", "S1", units(1, "10"));
    assertThat(world.until("2026-04-05T00:00"))
        .as("17:00 summer time is 15:00 UTC")
        .containsExactly(spell("NOT_SHIPPED", "2026-03-30T15:00", "2026-03-30T20:00", "LATE"));
  }

  @Test
  void aPromiseToDeliverEndsAtMidnightOfTheShipToWhateverTheCutOff() {
    World world =
        order().from(World.BERLIN_17).basis(Basis.DELIVER).line("2026-03-02T09:00", 1, "10", "0");
    world
        .promised("2026-03-02T09:00", 1, 1, "10", "2026-03-05", null)
        .shipped("2026-03-04T09:00", "S1", units(1, "10"));
    assertThat(
            world
                .delivered("2026-03-06T15:00", "2026-03-04T09:00", "S1", units(1, "10"))
                .until("2026-03-31T00:00"))
        .containsExactly(spell("NOT_DELIVERED", "2026-03-06T05:00", "2026-03-06T15:00", "LATE"));
  }

  @Test
  void aPromisedTimeBeatsItsDate() {
    World world =
        order()
            .line("2026-03-02T09:00", 1, "10", "0")
            .promisedAt("2026-03-02T09:00", 1, 1, "10", "2026-03-05T13:30");
    assertThat(world.until("2026-03-06T00:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-05T13:30", null, null));
  }

  @Test
  void whereNothingWasPromisedTheRequestedDateCounts() {
    World world =
        order()
            .line("2026-03-02T09:00", 1, "10", "0")
            .requestedOnly("2026-03-02T09:00", 1, 1, "10", "2026-03-05");
    assertThat(world.until("2026-03-07T00:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-05T23:00", null, null));
  }

  @Test
  void whatLastsExactlyTheSettlingTimeIsNotTold() {
    assertThat(simple().shipped("2026-03-06T03:00", "S1", units(1, "10")).until("2026-03-31T00:00"))
        .isEmpty();
    assertThat(
            simple()
                .shipped("2026-03-06T03:00:00.001", "S1", units(1, "10"))
                .until("2026-03-31T00:00"))
        .hasSize(1);
  }

  @Test
  void whatIsStillOpenIsToldOnceTheHorizonReachesTheOpening() {
    assertThat(simple().until("2026-03-06T02:59:59.999")).isEmpty();
    assertThat(simple().until("2026-03-06T03:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-05T23:00", null, null));
  }

  @Test
  void aPartThatHasLeftGivesPartlyShipped() {
    World world =
        simple()
            .shipped("2026-03-05T10:00", "S1", units(1, "6"))
            .shipped("2026-03-07T10:00", "S2", units(1, "4"));
    assertThat(world.until("2026-03-31T00:00"))
        .containsExactly(spell("PARTLY_SHIPPED", "2026-03-05T23:00", "2026-03-07T10:00", "LATE"));
  }

  @Test
  void theSubReasonIsThatOfTheOpeningNotOfTheBeginning() {
    World world = simple().shipped("2026-03-06T03:00", "S1", units(1, "6"));
    assertThat(world.until("2026-03-06T04:00"))
        .containsExactly(spell("PARTLY_SHIPPED", "2026-03-05T23:00", null, null));
  }

  @Test
  void notShippedNamesASpellThatHasAPartlyShippedLineToo() {
    World world =
        simple()
            .line("2026-03-02T09:00", 2, "5", "0")
            .promised("2026-03-02T09:00", 2, 1, "5", "2026-03-05", null);
    assertThat(world.shipped("2026-03-05T10:00", "S1", units(1, "6")).until("2026-03-07T00:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-05T23:00", null, null));
  }

  @Test
  void theToleranceIsOfTheCumulativeQuantity() {
    for (String shipped : new String[] {"9", "8.999999"}) {
      World world = order().tolerance("0.1").line("2026-03-02T09:00", 1, "10", "0");
      world
          .promised("2026-03-02T09:00", 1, 1, "10", "2026-03-05", null)
          .shipped("2026-03-05T10:00", "S1", units(1, shipped));
      assertThat(world.until("2026-03-07T00:00")).hasSize(shipped.equals("9") ? 0 : 1);
    }
  }

  @Test
  void quantitiesServeTheScheduleLineThatEndsFirstWhateverItsNumber() {
    World world =
        order()
            .line("2026-03-02T09:00", 1, "10", "0")
            .promised("2026-03-02T09:00", 1, 1, "6", "2026-03-09", null);
    world
        .promised("2026-03-02T09:00", 1, 2, "4", "2026-03-05", null)
        .shipped("2026-03-05T10:00", "S1", units(1, "4"));
    assertThat(world.until("2026-03-11T00:00"))
        .containsExactly(spell("PARTLY_SHIPPED", "2026-03-09T23:00", null, null));
  }

  @Test
  void aPlannedOrCancelledShipmentIsNoShipment() {
    World world =
        simple()
            .planned("2026-03-04T10:00", "S1", false, units(1, "10"))
            .planned("2026-03-04T12:00", "S1", true, units(1, "10"));
    assertThat(world.until("2026-03-07T00:00")).hasSize(1);
  }

  @Test
  void goodsCountFromWhenTheyLeftNotFromWhenItWasSaid() {
    World world =
        simple().shippedSaidLater("2026-03-06T09:00", "2026-03-05T22:00", "S1", units(1, "10"));
    assertThat(world.until("2026-03-31T00:00")).isEmpty();
  }

  @Test
  void aLaterPromiseEndsTheSpellOfABrokenOneAndMayBreakAgain() {
    World world = simple().promised("2026-03-06T10:00", 1, 1, "10", "2026-03-08", null);
    assertThat(world.until("2026-03-09T12:00"))
        .containsExactly(
            spell("NOT_SHIPPED", "2026-03-05T23:00", "2026-03-06T10:00", "LATE"),
            spell("NOT_SHIPPED", "2026-03-08T23:00", null, null));
  }

  @Test
  void aPromiseMovedIntoThePastIsBrokenFromThatMoment() {
    World world = simple().promised("2026-03-04T10:00", 1, 1, "10", "2026-03-03", null);
    assertThat(world.until("2026-03-05T00:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-04T10:00", null, null));
  }

  @Test
  void aCancelledOrderOwesNothingFromThen() {
    assertThat(simple().cancelOrder("2026-03-05T10:00").until("2026-03-31T00:00")).isEmpty();
    assertThat(simple().cancelOrder("2026-03-06T10:00").until("2026-03-31T00:00"))
        .containsExactly(spell("NOT_SHIPPED", "2026-03-05T23:00", "2026-03-06T10:00", "LATE"));
  }

  @Test
  void aCancelledQuantityCapsWhatIsOwed() {
    World world =
        simple()
            .shipped("2026-03-05T10:00", "S1", units(1, "6"))
            .line("2026-03-06T10:00", 1, "10", "4");
    assertThat(world.until("2026-03-31T00:00"))
        .containsExactly(spell("PARTLY_SHIPPED", "2026-03-05T23:00", "2026-03-06T10:00", "LATE"));
    assertThat(simple().line("2026-03-05T10:00", 1, "10", "10").until("2026-03-31T00:00"))
        .isEmpty();
  }
}
