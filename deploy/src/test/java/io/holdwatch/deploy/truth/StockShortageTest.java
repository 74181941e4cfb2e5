package io.holdwatch.deploy.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.Fulfilment;
import io.holdwatch.deploy.simulation.history.MasterHappening.ComponentStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.UnitConversionStated;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.StockHappening.LotState;
import io.holdwatch.deploy.simulation.history.StockHappening.LotStated;
import io.holdwatch.deploy.simulation.history.StockHappening.StockStated;
import io.holdwatch.deploy.simulation.history.StockHappening.SupplyStated;
import io.holdwatch.deploy.simulation.history.StockHappening.WaveStated;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** When the supply of a pool is less than a line needs. */
class StockShortageTest {
  private static final String TYPE = "STOCK_SHORTAGE";

  private static Shop shop(int onHand) {
    return new Shop()
        .item("I", ItemState.ACTIVE)
        .stock("I", onHand)
        .at("02T09:00")
        .order("O1")
        .line("O1", 1, "I", 10, "05");
  }

  @Test
  void nothingThereIsOutOfStockUntilTheGoodsCome() {
    assertThat(shop(0).at("03T12:00").stock("I", 10).until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 02T09:00 until 03T12:00 CAUSE_GONE");
  }

  @Test
  void somethingThereIsNotEnoughAndWhatCoversIsNothing() {
    assertThat(shop(9).until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE NOT_ENOUGH since 02T09:00");
    assertThat(shop(10).until("20T00:00", TYPE)).isEmpty();
  }

  @Test
  void aPoolThatNobodySpokeOfIsADataGap() {
    Shop shop = new Shop().item("I", ItemState.ACTIVE).order("O1").line("O1", 1, "I", 10, "05");
    assertThat(shop.until("20T00:00", TYPE)).isEmpty();
    assertThat(shop.at("03T00:00").stock("I", 0).until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 03T00:00");
  }

  @Test
  void whatDoesNotOutlastTheSettlingTimeIsNotTold() {
    assertThat(shop(0).at("02T10:00").stock("I", 10).until("20T00:00", TYPE)).isEmpty();
    assertThat(shop(0).at("02T10:00:00.001").stock("I", 10).until("20T00:00", TYPE)).hasSize(1);
    assertThat(shop(0).until("02T09:59", TYPE)).isEmpty();
    assertThat(shop(0).until("02T10:00", TYPE)).hasSize(1);
  }

  @Test
  void theSubReasonIsThatOfTheOpening() {
    assertThat(
            shop(0)
                .at("02T09:30")
                .stock("I", 4)
                .at("04T00:00")
                .stock("I", 0)
                .until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE NOT_ENOUGH since 02T09:00");
  }

  @Test
  void shippingCancellingAndClosingEndIt() {
    assertThat(shop(0).at("04T08:00").ship("O1", 1, 10).until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 02T09:00 until 04T08:00 CAUSE_GONE");
    assertThat(
            shop(0)
                .at("04T09:00")
                .line(new Ask("O1", 1, "I", 10, "05").cancelled(10))
                .until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 02T09:00 until 04T09:00 CAUSE_GONE");
    assertThat(
            shop(0)
                .at("04T10:00")
                .order("O1", "C", PaymentKind.OPEN_ACCOUNT, Stage.CANCELLED)
                .until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 02T09:00 until 04T10:00 CAUSE_GONE");
  }

  @Test
  void inboundCoversWhenItsDayEndsByThePromise() {
    assertThat(shop(0).supply("P", "I", 10, "05").until("20T00:00", TYPE)).isEmpty();
    assertThat(shop(0).supply("P", "I", 10, "06").until("20T00:00", TYPE)).hasSize(1);
    assertThat(shop(0).supply("P", "I", 10, null).until("20T00:00", TYPE)).hasSize(1);
    assertThat(shop(0).supply("P", "I", 10, "01", "06").until("20T00:00", TYPE))
        .as("what the supplier confirmed counts, not what is due")
        .hasSize(1);
    assertThat(
            shop(0)
                .supply("P", "I", 10, "04")
                .at("03T15:00")
                .supply("P", "I", 10, "04", "09")
                .until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 03T15:00");
  }

  @Test
  void aSupplierWhoUsuallySlipsIsNotCountedOnFromTheDayAfterTheFifthArrival() {
    Shop shop = shop(0).supply("P", "I", 10, "05");
    for (int i = 1; i <= 4; i++) {
      shop.arrived("A" + i, "X", 1, "01", "01");
    }
    assertThat(shop.until("20T00:00", TYPE)).isEmpty();
    shop.at("03T10:00").arrived("A5", "X", 1, "01", "03");
    assertThat(shop.until("20T00:00", TYPE))
        .as("four of five in time: the 80th percentile is no day")
        .isEmpty();
    shop.at("03T11:00").arrived("A6", "X", 1, "01", "03");
    assertThat(shop.until("20T00:00", TYPE))
        .as("two of six are two days late; known from the next midnight on")
        .containsExactly("O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 04T00:00");
  }

  @Test
  void stockThatWasCountedBeforeAShipmentIsLessThanItSays() {
    Shop shop =
        new Shop()
            .item("I", ItemState.ACTIVE)
            .counted("I", 10, "01T00:00")
            .order("O1")
            .line("O1", 1, "I", 6, "05")
            .order("O2")
            .line("O2", 1, "I", 4, "06")
            .at("03T08:00")
            .ship("O1", 1, 6)
            .at("03T09:00")
            .order("O3")
            .line("O3", 1, "I", 2, "07")
            .at("03T20:00")
            .counted("I", 4, "03T18:00");
    assertThat(shop.until("03T19:00", TYPE, "ALLOCATION_CONFLICT"))
        .as("four are left for O2, none for O3")
        .containsExactly("O3/1 ALLOCATION_CONFLICT DISPLACED since 03T09:00");
    assertThat(
            shop.at("04T08:00")
                .counted("I", 6, "04T07:00")
                .until("20T00:00", TYPE, "ALLOCATION_CONFLICT"))
        .containsExactly(
            "O3/1 ALLOCATION_CONFLICT DISPLACED since 03T09:00 until 04T08:00 CAUSE_GONE");
  }

  @Test
  void aLotLeavesAtTheMidnightAfterItsLastGoodDay() {
    Shop shop = new Shop();
    shop.say(new ItemStated(shop.now(), "I", "EA", ItemState.ACTIVE, 2, null))
        .say(new LotStated(shop.now(), "L", "I", Shop.day("06"), LotState.RELEASED))
        .say(new StockStated(shop.now(), "I", "S", BigDecimal.TEN, BigDecimal.ZERO, null, "L"))
        .order("O1")
        .line("O1", 1, "I", 10, "09");
    assertThat(shop.until("20T00:00", TYPE))
        .as("two days of shelf life before the 6th: good until the 4th")
        .containsExactly("O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 05T00:00");
    shop.at("03T00:00").say(new LotStated(shop.now(), "L", "I", null, LotState.INSPECTION));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE OUT_OF_STOCK since 03T00:00");
  }

  @Test
  void safetyStockIsNeverPromised() {
    Shop shop = new Shop();
    shop.say(new StockStated(shop.now(), "I", "S", Shop.decimal(12), Shop.decimal(3), null, null));
    shop.order("O1").line("O1", 1, "I", 10, "05");
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE NOT_ENOUGH since 01T00:00");
  }

  @Test
  void quantitiesAreConvertedAndWhatCannotBeConvertedAsksForNothing() {
    Shop shop =
        new Shop()
            .item("I", ItemState.ACTIVE)
            .stock("I", 20)
            .order("O1")
            .line(new Ask("O1", 1, "I", 2, "05").unit("BOX"));
    assertThat(shop.until("20T00:00", TYPE)).isEmpty();
    shop.at("02T00:00").say(new UnitConversionStated(shop.now(), null, "BOX", Shop.decimal(12)));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE NOT_ENOUGH since 02T00:00");
    shop.at("03T00:00").say(new UnitConversionStated(shop.now(), "I", "BOX", Shop.decimal(10)));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE NOT_ENOUGH since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void aKitIsShortWhereAComponentIs() {
    Shop shop = new Shop();
    shop.say(new ComponentStated(shop.now(), "K", "A", Shop.decimal(1)))
        .say(new ComponentStated(shop.now(), "K", "B", Shop.decimal(4)))
        .stock("A", 5)
        .stock("B", 19)
        .order("O1")
        .line(new Ask("O1", 1, "K", 5, "05").by(Fulfilment.KIT));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE COMPONENT_SHORT since 01T00:00");
    assertThat(shop.at("03T00:00").stock("B", 20).until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 STOCK_SHORTAGE COMPONENT_SHORT since 01T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void aDropShipmentAsksItsPurchaseOrder() {
    Shop shop = new Shop().stock("I", 0).order("O1");
    shop.line(new Ask("O1", 1, "I", 10, "05").by(Fulfilment.DROP_SHIP).supply("P"));
    assertThat(shop.until("20T00:00", TYPE)).as("no purchase order is known").isEmpty();
    shop.at("02T00:00").supply("P", "I", 10, "05", "06");
    shop.at("03T00:00").supply("P", "I", 10, "05", "05");
    shop.at("04T00:00").supply("P", "I", 9, "05", "05");
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 STOCK_SHORTAGE PURCHASE_ORDER since 02T00:00 until 03T00:00 CAUSE_GONE",
            "O1/1 STOCK_SHORTAGE PURCHASE_ORDER since 04T00:00");
  }

  @Test
  void aCancelledPurchaseOrderIsFoundByOrderAndLine() {
    Shop shop = new Shop().order("O1");
    shop.line(new Ask("O1", 1, "I", 10, "05").by(Fulfilment.DROP_SHIP));
    shop.say(
        new SupplyStated(
            shop.now(),
            "P",
            "I",
            null,
            null,
            BigDecimal.TEN,
            null,
            BigDecimal.ZERO,
            Shop.day("04"),
            null,
            null,
            true,
            "O1",
            1));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE PURCHASE_ORDER since 01T00:00");
  }

  @Test
  void coveredButNotReservedShortlyBeforeItsWaveIsUnconfirmed() {
    Shop shop = new Shop().stock("I", 50).order("O1");
    shop.line(new Ask("O1", 1, "I", 10, "09").wave("W"))
        .say(new WaveStated(shop.now(), "W", Shop.time("04T12:00"), null))
        .at("03T00:00")
        .reserve("R", "O1", 1, "I", 9, false);
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE ALLOCATION_UNCONFIRMED since 04T10:00");
    shop.at("04T13:00")
        .say(new WaveStated(shop.now(), "W", Shop.time("04T12:00"), Shop.time("04T13:00")));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 STOCK_SHORTAGE ALLOCATION_UNCONFIRMED since 04T10:00 until 04T13:00 CAUSE_GONE");
  }

  @Test
  void aLineWithItsReservationIsConfirmed() {
    Shop shop = new Shop().stock("I", 50).order("O1");
    shop.line(new Ask("O1", 1, "I", 10, "09").wave("W"))
        .say(new WaveStated(shop.now(), "W", Shop.time("04T12:00"), null))
        .reserve("R", "O1", 1, "I", 10, true);
    assertThat(shop.until("20T00:00", TYPE)).isEmpty();
    assertThat(shop.at("04T11:00").gone("R").until("20T00:00", TYPE))
        .containsExactly("O1/1 STOCK_SHORTAGE ALLOCATION_UNCONFIRMED since 04T11:00");
  }

  @Test
  void servicesAndDraftsAskForNothing() {
    Shop shop =
        new Shop()
            .stock("I", 0)
            .order("O1")
            .line(new Ask("O1", 1, "I", 10, "05").by(Fulfilment.SERVICE))
            .order("O2", "C", PaymentKind.OPEN_ACCOUNT, Stage.DRAFT)
            .line("O2", 1, "I", 10, "05");
    assertThat(shop.until("20T00:00", TYPE)).isEmpty();
  }
}
