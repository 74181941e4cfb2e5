package io.holdwatch.deploy.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.SubstituteStated;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.Stage;
import org.junit.jupiter.api.Test;

/** When lines are in one another's way, or could take another item. */
class ConflictTest {
  private static final String[] TYPES = {
    "STOCK_SHORTAGE", "ALLOCATION_CONFLICT", "PRIORITY_CONFLICT", "SUBSTITUTION_NEEDED"
  };

  /** Ten pieces; customer C is of class A, D of class C. */
  private static Shop shop() {
    return new Shop()
        .item("I", ItemState.ACTIVE)
        .stock("I", 10)
        .customer("C", "A", null)
        .customer("D", "C", null);
  }

  private static Shop two(String first, String second) {
    return shop()
        .order("O1")
        .line("O1", 1, "I", 6, first)
        .at("02T00:00")
        .order("O2")
        .line("O2", 1, "I", 6, second);
  }

  @Test
  void whoIsPromisedLaterIsDisplaced() {
    assertThat(two("05", "06").until("20T00:00", TYPES))
        .containsExactly("O2/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00");
    assertThat(two("06", "05").until("20T00:00", TYPES))
        .containsExactly("O1/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00");
  }

  @Test
  void onOneDayTheLowerClassAndThenTheLaterEntryIsDisplaced() {
    assertThat(two("05", "05").until("20T00:00", TYPES))
        .containsExactly("O2/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00");
    Shop shop =
        shop()
            .order("O1", "D", PaymentKind.OPEN_ACCOUNT, Stage.OPEN)
            .line("O1", 1, "I", 6, "05")
            .at("02T00:00")
            .order("O2")
            .line("O2", 1, "I", 6, "05");
    assertThat(shop.until("20T00:00", TYPES))
        .containsExactly("O1/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00");
    assertThat(shop.at("03T00:00").customer("D", "A", null).until("20T00:00", TYPES))
        .as("in the same class the earlier entry is served first")
        .containsExactly(
            "O1/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00 until 03T00:00 CAUSE_GONE",
            "O2/1 ALLOCATION_CONFLICT DISPLACED since 03T00:00");
  }

  @Test
  void aDisplacementEndsWhenTheOneBeforeIsCancelledOrGoodsCome() {
    assertThat(
            two("05", "06")
                .at("03T00:00")
                .order("O1", "C", PaymentKind.OPEN_ACCOUNT, Stage.CANCELLED)
                .until("20T00:00", TYPES))
        .containsExactly(
            "O2/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00 until 03T00:00 CAUSE_GONE");
    assertThat(two("05", "06").at("03T00:00").supply("P", "I", 2, "06").until("20T00:00", TYPES))
        .containsExactly(
            "O2/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void theCauseThatTakesTheLinesOwnPartSupersedes() {
    assertThat(two("05", "06").at("03T00:00").stock("I", 5).until("04T00:00", TYPES))
        .containsExactly(
            "O2/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00 until 03T00:00 SUPERSEDED",
            "O1/1 STOCK_SHORTAGE NOT_ENOUGH since 03T00:00",
            "O2/1 STOCK_SHORTAGE NOT_ENOUGH since 03T00:00");
  }

  @Test
  void aHardReservationOfALowerClassThatWouldDoIsAPriorityConflict() {
    Shop shop =
        shop()
            .order("O1", "D", PaymentKind.OPEN_ACCOUNT, Stage.OPEN)
            .line("O1", 1, "I", 6, "09")
            .reserve("R", "O1", 1, "I", 6, true)
            .order("O2")
            .line("O2", 1, "I", 4, "05")
            .at("02T00:00")
            .order("O3")
            .line("O3", 1, "I", 3, "06");
    assertThat(shop.until("20T00:00", TYPES))
        .as("four are free and go to O2; O3 lacks three, which O1 holds")
        .containsExactly("O3/1 PRIORITY_CONFLICT LOWER_CLASS_RESERVED since 02T00:00");
    assertThat(shop.at("03T00:00").gone("R").until("20T00:00", TYPES))
        .as("what is set free goes by promise; O1 comes last")
        .containsExactly(
            "O3/1 PRIORITY_CONFLICT LOWER_CLASS_RESERVED since 02T00:00 until 03T00:00 CAUSE_GONE",
            "O1/1 ALLOCATION_CONFLICT DISPLACED since 03T00:00");
  }

  @Test
  void aReservationOfTheSameClassOrTooSmallIsNone() {
    Shop shop =
        shop()
            .order("O1")
            .line("O1", 1, "I", 6, "09")
            .reserve("R", "O1", 1, "I", 6, true)
            .order("O2")
            .line("O2", 1, "I", 4, "05")
            .order("O3")
            .line("O3", 1, "I", 3, "06");
    assertThat(shop.until("20T00:00", TYPES))
        .containsExactly("O3/1 ALLOCATION_CONFLICT DISPLACED since 01T00:00");
    Shop small =
        shop()
            .order("O1", "D", PaymentKind.OPEN_ACCOUNT, Stage.OPEN)
            .line("O1", 1, "I", 2, "09")
            .reserve("R", "O1", 1, "I", 2, true)
            .order("O2")
            .line("O2", 1, "I", 8, "05")
            .order("O3")
            .line("O3", 1, "I", 3, "06");
    assertThat(small.until("20T00:00", TYPES))
        .containsExactly("O3/1 ALLOCATION_CONFLICT DISPLACED since 01T00:00");
  }

  @Test
  void aReservationThatIsRaisedSupersedesADisplacement() {
    Shop shop =
        shop()
            .order("O1", "D", PaymentKind.OPEN_ACCOUNT, Stage.OPEN)
            .line("O1", 1, "I", 6, "04")
            .at("02T00:00")
            .order("O2")
            .line("O2", 1, "I", 6, "05")
            .at("03T00:00")
            .reserve("R", "O1", 1, "I", 4, true);
    assertThat(shop.until("20T00:00", TYPES))
        .containsExactly(
            "O2/1 ALLOCATION_CONFLICT DISPLACED since 02T00:00 until 03T00:00 SUPERSEDED",
            "O2/1 PRIORITY_CONFLICT LOWER_CLASS_RESERVED since 03T00:00");
  }

  @Test
  void softReservationsAndThoseOfClosedOrdersBindNothing() {
    Shop shop =
        shop()
            .order("O1", "D", PaymentKind.OPEN_ACCOUNT, Stage.OPEN)
            .line("O1", 1, "I", 6, "09")
            .reserve("R", "O1", 1, "I", 6, false)
            .order("O2")
            .line("O2", 1, "I", 4, "05");
    assertThat(shop.until("20T00:00", TYPES)).isEmpty();
    shop.at("02T00:00").reserve("R", "O1", 1, "I", 9, true);
    shop.at("03T00:00").order("O1", "D", PaymentKind.OPEN_ACCOUNT, Stage.CLOSED);
    assertThat(shop.until("20T00:00", TYPES))
        .containsExactly("O2/1 STOCK_SHORTAGE NOT_ENOUGH since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  private static Shop substitute(ItemState state, int onHand) {
    Shop shop = new Shop().item("I", state).item("J", ItemState.ACTIVE).stock("I", onHand);
    return shop.order("O1").line("O1", 1, "I", 6, "05");
  }

  private static Shop approve(Shop shop, String customer, boolean approved) {
    String whom = customer.isEmpty() ? null : customer;
    return shop.say(new SubstituteStated(shop.now(), "I", "J", whom, approved));
  }

  @Test
  void aBlockedItemAsksForItsSubstituteEvenIfThereIsStock() {
    assertThat(approve(substitute(ItemState.BLOCKED, 50), "", true).until("20T00:00", TYPES))
        .containsExactly("O1/1 SUBSTITUTION_NEEDED ITEM_BLOCKED since 01T00:00");
    assertThat(substitute(ItemState.BLOCKED, 50).until("20T00:00", TYPES)).isEmpty();
  }

  @Test
  void anItemThatCannotBeSuppliedAsksForItOnlyWhereTheLineIsShort() {
    assertThat(
            approve(substitute(ItemState.NOT_SUPPLIABLE, 50), "C", true).until("20T00:00", TYPES))
        .isEmpty();
    assertThat(approve(substitute(ItemState.NOT_SUPPLIABLE, 5), "C", true).until("20T00:00", TYPES))
        .containsExactly("O1/1 SUBSTITUTION_NEEDED NOT_SUPPLIABLE since 01T00:00");
  }

  @Test
  void aSubstituteThatIsNotApprovedOrForSomebodyElseIsNone() {
    assertThat(approve(substitute(ItemState.BLOCKED, 50), "", false).until("20T00:00", TYPES))
        .isEmpty();
    assertThat(approve(substitute(ItemState.BLOCKED, 50), "D", true).until("20T00:00", TYPES))
        .isEmpty();
  }

  @Test
  void aSubstituteThatIsBlockedItselfOrUnknownIsNone() {
    assertThat(
            approve(substitute(ItemState.NOT_SUPPLIABLE, 0), "", true)
                .at("02T00:00")
                .item("J", ItemState.BLOCKED)
                .until("20T00:00", TYPES))
        .containsExactly(
            "O1/1 SUBSTITUTION_NEEDED NOT_SUPPLIABLE since 01T00:00 until 02T00:00 SUPERSEDED",
            "O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 02T00:00");
    assertThat(
            approve(substitute(ItemState.BLOCKED, 50), "", true)
                .at("02T00:00")
                .gone("J")
                .until("20T00:00", TYPES))
        .containsExactly(
            "O1/1 SUBSTITUTION_NEEDED ITEM_BLOCKED since 01T00:00 until 02T00:00 CAUSE_GONE");
  }

  @Test
  void anItemThatIsSetFreeAgainEndsIt() {
    assertThat(
            approve(substitute(ItemState.BLOCKED, 50), "", true)
                .at("03T00:00")
                .item("I", ItemState.ACTIVE)
                .until("20T00:00", TYPES))
        .containsExactly(
            "O1/1 SUBSTITUTION_NEEDED ITEM_BLOCKED since 01T00:00 until 03T00:00 CAUSE_GONE");
  }
}
