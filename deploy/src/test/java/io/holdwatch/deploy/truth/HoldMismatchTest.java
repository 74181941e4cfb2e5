package io.holdwatch.deploy.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceStated;
import io.holdwatch.deploy.simulation.history.Stage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** When what the ERP holds is not what should be held. */
class HoldMismatchTest {
  private static final String TYPE = "HOLD_MISMATCH";

  private static Shop shop() {
    return new Shop()
        .item("I", ItemState.ACTIVE)
        .stock("I", 20)
        .customer("C", "A", "A")
        .order("O1")
        .line(new Ask("O1", 1, "I", 10, "09").price("10"));
  }

  private static Shop flag(Shop shop, boolean flagged) {
    return shop.say(
        new CreditAccountStated(
            shop.now(), "A", Shop.euros(1000), null, BigDecimal.ZERO, null, 30, flagged));
  }

  @Test
  void aHoldWithoutAnyCauseIsUnexplainedUntilItIsReleased() {
    Shop shop = shop().at("02T00:00").hold("H", "O1", null, "credit");
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH UNEXPLAINED since 02T00:00");
    assertThat(shop.at("03T00:00").released("H").until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH UNEXPLAINED since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void holdsOfOtherKindsExplainThemselves() {
    assertThat(shop().hold("H", "O1", null, "compliance").until("20T00:00", TYPE)).isEmpty();
    assertThat(shop().hold("H", "O1", null, null).until("20T00:00", TYPE))
        .as("of no kind: any cause would do, and there is none")
        .containsExactly("O1 HOLD_MISMATCH UNEXPLAINED since 01T00:00");
  }

  @Test
  void whatPolicyBlocksAndNobodyHoldsIsMissing() {
    Shop shop = flag(shop().at("02T00:00"), true);
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH MISSING since 02T00:00");
    assertThat(shop.at("03T00:00").hold("H", "O1", null, "credit").until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH MISSING since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void aHoldOfAnotherKindIsNotTheOneThatIsMissing() {
    assertThat(flag(shop(), true).hold("H", "O1", null, "manual").until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH MISSING since 01T00:00");
    assertThat(flag(shop(), true).hold("H", "O1", null, null).until("20T00:00", TYPE))
        .as("of no kind: it may well be the one")
        .isEmpty();
  }

  @Test
  void aHoldThatOutlivesItsCauseIsStale() {
    Shop shop = flag(shop(), true).hold("H", "O1", null, "credit").at("03T00:00");
    flag(shop, false);
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH STALE since 03T00:00");
    flag(shop.at("04T00:00"), true);
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH STALE since 03T00:00 until 04T00:00 CAUSE_GONE");
  }

  @Test
  void aCauseThatWasOverWhenTheHoldWasSetIsNone() {
    Shop shop = flag(flag(shop(), true).at("03T00:00"), false);
    shop.hold("M", "O1", null, "manual").at("04T00:00").hold("H", "O1", null, "credit");
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly(
            "O1 HOLD_MISMATCH MISSING since 01T00:00 until 03T00:00 CAUSE_GONE",
            "O1 HOLD_MISMATCH UNEXPLAINED since 04T00:00");
  }

  @Test
  void aPriceHoldOnALineAsksForThePriceOfThatLine() {
    Shop shop = shop();
    shop.line(new Ask("O1", 2, "I", 1, "09").price("11"));
    shop.say(
        new PriceStated(
            shop.now(),
            "L",
            PriceKind.LIST,
            null,
            "I",
            null,
            null,
            Shop.each("10"),
            null,
            null,
            null));
    assertThat(shop.hold("H", "O1", 2, "price").until("20T00:00", TYPE)).isEmpty();
    assertThat(shop.at("02T00:00").hold("H", "O1", 1, "price").until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH UNEXPLAINED since 02T00:00");
    assertThat(shop.hold("H", "O1", null, "price").until("20T00:00", TYPE)).isEmpty();
  }

  @Test
  void aStockHoldIsExplainedByAShortage() {
    Shop shop = shop().hold("H", "O1", null, "stock").at("02T00:00").stock("I", 5);
    assertThat(shop.at("05T00:00").stock("I", 20).until("20T00:00", TYPE))
        .containsExactly(
            "O1 HOLD_MISMATCH UNEXPLAINED since 01T00:00 until 02T00:00 CAUSE_GONE",
            "O1 HOLD_MISMATCH STALE since 05T00:00");
  }

  private static Shop hoarder() {
    return shop()
        .hold("H", "O1", null, "manual")
        .reserve("R", "O1", 1, "I", 10, true)
        .at("02T00:00")
        .order("O2")
        .line("O2", 1, "I", 15, "05");
  }

  @Test
  void aHeldOrderThatReservesWhatAnotherLacksHoards() {
    assertThat(hoarder().until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH HOARDS_STOCK since 02T00:00");
    assertThat(hoarder().at("03T00:00").stock("I", 25).until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH HOARDS_STOCK since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void itHoardsNothingFromAnOrderThatIsHeldItself() {
    assertThat(hoarder().at("03T00:00").hold("H2", "O2", null, "manual").until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH HOARDS_STOCK since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void closedOrdersHaveNone() {
    Shop shop = shop().hold("H", "O1", null, "credit").at("03T00:00");
    assertThat(
            shop.order("O1", "C", PaymentKind.OPEN_ACCOUNT, Stage.CANCELLED)
                .until("20T00:00", TYPE))
        .containsExactly("O1 HOLD_MISMATCH UNEXPLAINED since 01T00:00 until 03T00:00 CAUSE_GONE");
  }
}
