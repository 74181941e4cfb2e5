package io.holdwatch.deploy.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.ExchangeRateStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.CustomerStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.UnitConversionStated;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** When an order or a line names master data that is missing or unfit. */
class MasterDataConflictTest {
  private static final String TYPE = "MASTER_DATA_CONFLICT";

  private static Shop shop() {
    return new Shop()
        .item("I", ItemState.ACTIVE)
        .customer("C", "A", null)
        .order("O1")
        .line("O1", 1, "I", 10, "05");
  }

  @Test
  void whatIsKnownAndFreeIsNoConflict() {
    assertThat(shop().until("20T00:00", TYPE)).isEmpty();
    assertThat(shop().at("02T00:00").item("I", ItemState.DISCONTINUED).until("20T00:00", TYPE))
        .isEmpty();
  }

  @Test
  void anItemThatDisappearsIsUnknownUntilItComesBack() {
    assertThat(shop().item("J", ItemState.ACTIVE).at("02T00:00").gone("I").until("20T00:00", TYPE))
        .containsExactly("O1/1 MASTER_DATA_CONFLICT UNKNOWN_ITEM since 02T00:00");
    assertThat(
            shop()
                .item("J", ItemState.ACTIVE)
                .at("02T00:00")
                .gone("I")
                .at("03T00:00")
                .item("I", ItemState.ACTIVE)
                .until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 MASTER_DATA_CONFLICT UNKNOWN_ITEM since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void aScopeThatKnowsNoItemsOrCustomersMissesNone() {
    assertThat(new Shop().order("O1").line("O1", 1, "I", 10, "05").until("20T00:00", TYPE))
        .isEmpty();
  }

  @Test
  void aBlockedItem() {
    assertThat(
            shop()
                .at("02T00:00")
                .item("I", ItemState.BLOCKED)
                .at("03T00:00")
                .item("I", ItemState.ACTIVE)
                .until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 MASTER_DATA_CONFLICT BLOCKED_ITEM since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void aUnitThatNobodyKnowsAndOneThatCannotBeConverted() {
    Shop shop = shop().at("02T00:00").line(new Ask("O1", 1, "I", 10, "05").unit("BOX"));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 MASTER_DATA_CONFLICT UNKNOWN_UNIT since 02T00:00");
    shop.at("02T00:30").say(new UnitConversionStated(shop.now(), "J", "BOX", Shop.decimal(12)));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 MASTER_DATA_CONFLICT MISSING_CONVERSION since 02T00:00");
    shop.at("03T00:00").say(new UnitConversionStated(shop.now(), "I", "BOX", Shop.decimal(6)));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 MASTER_DATA_CONFLICT MISSING_CONVERSION since 02T00:00 until 03T00:00"
                + " CAUSE_GONE");
  }

  @Test
  void aCustomerThatNobodyKnows() {
    Shop shop = shop().order("O2", "X", PaymentKind.OPEN_ACCOUNT, Stage.OPEN);
    assertThat(shop.at("02T00:00").customer("X", "B", null).until("20T00:00", TYPE))
        .containsExactly(
            "O2 MASTER_DATA_CONFLICT UNKNOWN_CUSTOMER since 01T00:00 until 02T00:00 CAUSE_GONE");
  }

  private static Shop customer(Shop shop, String key, String status, boolean blocked, String tax) {
    return shop.say(new CustomerStated(shop.now(), key, "A", status, blocked, tax, null));
  }

  @Test
  void aBlockedOrClosedCustomer() {
    assertThat(customer(shop().at("02T00:00"), "C", "ACTIVE", true, "T").until("20T00:00", TYPE))
        .containsExactly("O1 MASTER_DATA_CONFLICT BLOCKED_CUSTOMER since 02T00:00");
    assertThat(customer(shop().at("02T00:00"), "C", "CLOSED", false, "T").until("20T00:00", TYPE))
        .containsExactly("O1 MASTER_DATA_CONFLICT BLOCKED_CUSTOMER since 02T00:00");
  }

  @Test
  void twoCustomersOfOneTaxRegistration() {
    Shop shop = customer(shop(), "C", "ACTIVE", false, "T").at("02T00:00");
    customer(shop, "D", "ACTIVE", false, "T").at("03T00:00").gone("D");
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly(
            "O1 MASTER_DATA_CONFLICT DUPLICATE_CUSTOMER since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void anOrderInACurrencyWithoutRate() {
    Shop shop = shop().customer("C", "A", "A");
    shop.say(
        new CreditAccountStated(
            shop.now(), "A", Shop.euros(1000), null, BigDecimal.ZERO, null, 30, false));
    UnitPrice dollars = new UnitPrice(BigDecimal.TEN, "USD", BigDecimal.ONE);
    shop.at("02T00:00").line(new Ask("O1", 1, "I", 10, "09").priced(dollars));
    shop.at("03T00:00")
        .say(new ExchangeRateStated(shop.now(), "USD", "EUR", BigDecimal.ONE, Shop.day("05")));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly(
            "O1 MASTER_DATA_CONFLICT MISSING_RATE since 02T00:00 until 05T00:00 CAUSE_GONE");
  }

  @Test
  void onlyOpenOrdersAreLookedAt() {
    assertThat(
            shop()
                .at("02T00:00")
                .item("I", ItemState.BLOCKED)
                .at("03T00:00")
                .order("O1", "C", PaymentKind.OPEN_ACCOUNT, Stage.CLOSED)
                .until("20T00:00", TYPE))
        .containsExactly(
            "O1/1 MASTER_DATA_CONFLICT BLOCKED_ITEM since 02T00:00 until 03T00:00 CAUSE_GONE");
  }
}
