package io.holdwatch.deploy.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemState;
import io.holdwatch.deploy.simulation.history.MasterHappening.ItemStated;
import io.holdwatch.deploy.simulation.history.MasterHappening.UnitConversionStated;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceKind;
import io.holdwatch.deploy.simulation.history.PriceHappening.PriceStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.PromotionStated;
import io.holdwatch.deploy.simulation.history.PriceHappening.RebateStated;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a line has another price than it should. The list price of the item is 10. */
class PriceMismatchTest {
  private static final String TYPE = "PRICE_MISMATCH";

  private static Shop shop() {
    Shop shop = new Shop().item("I", ItemState.ACTIVE);
    return price(shop, "L", PriceKind.LIST, null, "10");
  }

  private static Shop price(
      Shop shop, String key, PriceKind kind, @Nullable String customer, String amount) {
    return price(shop, key, kind, customer, amount, null, null, null);
  }

  private static Shop price(
      Shop shop,
      String key,
      PriceKind kind,
      @Nullable String customer,
      String amount,
      @Nullable String validFrom,
      @Nullable String validTo,
      @Nullable Integer minimum) {
    return shop.say(
        new PriceStated(
            shop.now(),
            key,
            kind,
            customer,
            "I",
            null,
            minimum == null ? null : Shop.decimal(minimum),
            Shop.each(amount),
            validFrom == null ? null : Shop.day(validFrom),
            validTo == null ? null : Shop.day(validTo),
            null));
  }

  private static Shop promotion(
      Shop shop, String key, @Nullable String discount, @Nullable String fixed, int minimum) {
    return shop.say(
        new PromotionStated(
            shop.now(),
            key,
            null,
            null,
            discount == null ? null : new BigDecimal(discount),
            fixed == null ? null : Shop.each(fixed),
            Shop.decimal(minimum),
            null,
            null));
  }

  private static Shop sold(Shop shop, String price) {
    return shop.order("O1").line(new Ask("O1", 1, "I", 5, "20").price(price));
  }

  private static String told(String reason) {
    return "O1/1 PRICE_MISMATCH " + reason + " since 01T00:00";
  }

  @Test
  void belowAndAboveTheListPrice() {
    assertThat(sold(shop(), "9.99").until("20T00:00", TYPE)).containsExactly(told("UNDER_LIST"));
    assertThat(sold(shop(), "10.01").until("20T00:00", TYPE)).containsExactly(told("OVER_LIST"));
    assertThat(sold(shop(), "10").until("20T00:00", TYPE)).isEmpty();
  }

  @Test
  void nothingExpectedIsNoFinding() {
    assertThat(sold(new Shop(), "10").until("20T00:00", TYPE)).isEmpty();
    Shop dollars = new Shop();
    dollars.say(
        new PriceStated(
            dollars.now(),
            "L",
            PriceKind.LIST,
            null,
            "I",
            null,
            null,
            new UnitPrice(BigDecimal.ONE, "USD", BigDecimal.ONE),
            null,
            null,
            null));
    assertThat(sold(dollars, "10").until("20T00:00", TYPE)).isEmpty();
  }

  @Test
  void theFirstOfContractPromotionCustomerListAndListIsExpected() {
    Shop shop = sold(shop(), "10");
    price(shop.at("02T00:00"), "CL", PriceKind.CUSTOMER_LIST, "C", "9");
    assertThat(shop.until("02T02:00", TYPE))
        .containsExactly("O1/1 PRICE_MISMATCH OVER_CUSTOMER_LIST since 02T00:00");
    Shop promoted =
        promotion(price(shop(), "CL", PriceKind.CUSTOMER_LIST, "C", "9"), "P", "0.1", null, 0);
    assertThat(sold(promoted, "8").until("20T00:00", TYPE))
        .containsExactly(told("UNDER_PROMOTION"));
    assertThat(sold(promoted, "8.1").until("20T00:00", TYPE)).isEmpty();
    price(promoted.at("02T00:00"), "K", PriceKind.CONTRACT, "C", "7");
    assertThat(promoted.until("20T00:00", TYPE))
        .containsExactly("O1/1 PRICE_MISMATCH OVER_CONTRACT since 02T00:00");
  }

  @Test
  void pricesOfOtherCustomersDoNotCount() {
    assertThat(sold(price(shop(), "K", PriceKind.CONTRACT, "X", "7"), "10").until("20T00:00", TYPE))
        .isEmpty();
  }

  @Test
  void onlyWhatIsValidOnTheDayOfEntryCounts() {
    Shop shop = price(shop(), "K1", PriceKind.CONTRACT, "C", "7", null, "2026-02-28", null);
    assertThat(
            sold(price(shop, "K2", PriceKind.CONTRACT, "C", "8", "02", null, null), "10")
                .until("20T00:00", TYPE))
        .isEmpty();
    Shop today = price(shop(), "K", PriceKind.CONTRACT, "C", "7", "01", "01", null);
    assertThat(sold(today, "10").until("20T00:00", TYPE)).containsExactly(told("OVER_CONTRACT"));
  }

  @Test
  void theLargestQuantityBreakReachedAndThenTheLowestPriceCounts() {
    Shop shop = price(shop(), "L5", PriceKind.LIST, null, "9.5", null, null, 5);
    price(
        price(shop, "L5b", PriceKind.LIST, null, "9", null, null, 5),
        "L6",
        PriceKind.LIST,
        null,
        "8",
        null,
        null,
        6);
    assertThat(sold(shop, "9").until("20T00:00", TYPE)).isEmpty();
  }

  @Test
  void aFixedPromotionPriceAndAMinimumInBaseUnits() {
    Shop shop = promotion(shop(), "P", null, "6", 50);
    shop.say(new UnitConversionStated(shop.now(), "I", "BOX", Shop.decimal(10)));
    assertThat(sold(shop, "10").until("20T00:00", TYPE)).as("five are not fifty").isEmpty();
    shop.at("02T00:00").line(new Ask("O1", 1, "I", 5, "20").unit("BOX").price("10"));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 PRICE_MISMATCH OVER_PROMOTION since 02T00:00");
  }

  @Test
  void pricesAreComparedPerOne() {
    UnitPrice perHundred = new UnitPrice(Shop.decimal(1000), "EUR", Shop.decimal(100));
    Shop shop = shop().order("O1").line(new Ask("O1", 1, "I", 5, "20").priced(perHundred));
    assertThat(shop.until("20T00:00", TYPE)).isEmpty();
  }

  @Test
  void aLineDiscountWithinPolicyIsLeftAsideALargerOneIsNot() {
    Shop shop = shop().order("O1").line(new Ask("O1", 1, "I", 5, "20").price("10", "0.30"));
    assertThat(shop.until("20T00:00", TYPE)).isEmpty();
    shop.at("02T00:00").line(new Ask("O1", 1, "I", 5, "20").price("10", "0.31"));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 PRICE_MISMATCH UNDER_LIST since 02T00:00");
  }

  @Test
  void itEndsWithCorrectionInvoiceCancellationOrClosing() {
    String until = told("OVER_LIST") + " until 02T00:00 CAUSE_GONE";
    assertThat(sold(sold(shop(), "11").at("02T00:00"), "10").until("20T00:00", TYPE))
        .containsExactly(until);
    assertThat(invoice(sold(shop(), "11").at("02T00:00"), null, false).until("20T00:00", TYPE))
        .containsExactly(until);
    assertThat(invoice(sold(shop(), "11").at("02T00:00"), 1, false).until("20T00:00", TYPE))
        .containsExactly(until);
    assertThat(invoice(sold(shop(), "11").at("02T00:00"), 2, false).until("20T00:00", TYPE))
        .containsExactly(told("OVER_LIST"));
    assertThat(invoice(sold(shop(), "11").at("02T00:00"), 1, true).until("20T00:00", TYPE))
        .containsExactly(told("OVER_LIST"));
    for (Ask over :
        new Ask[] {
          new Ask("O1", 1, "I", 5, "20").price("11").cancelled(5),
          new Ask("O1", 1, "I", 5, "20").price("11").invoiced(5),
          new Ask("O1", 1, "I", 5, "20").price("11").stage(Stage.INVOICED)
        }) {
      assertThat(sold(shop(), "11").at("02T00:00").line(over).until("20T00:00", TYPE))
          .containsExactly(until);
    }
    assertThat(
            sold(shop(), "11")
                .at("02T00:00")
                .order("O1", "C", PaymentKind.OPEN_ACCOUNT, Stage.CLOSED)
                .until("20T00:00", TYPE))
        .containsExactly(until);
  }

  private static Shop invoice(Shop shop, @Nullable Integer line, boolean cancelled) {
    return shop.say(
        new InvoiceStated(
            shop.now(),
            "I1",
            InvoiceKind.INVOICE,
            "A",
            "O1",
            line,
            Shop.euros(55),
            Shop.euros(55),
            null,
            null,
            null,
            cancelled));
  }

  @Test
  void draftsAreCheckedToo() {
    Shop shop = shop().order("O1", "C", PaymentKind.OPEN_ACCOUNT, Stage.DRAFT);
    shop.line(new Ask("O1", 1, "I", 5, "20").price("9"));
    assertThat(shop.until("20T00:00", TYPE)).containsExactly(told("UNDER_LIST"));
  }

  @Test
  void aPriceBookThatChangesBringsAndEndsIt() {
    Shop shop = price(sold(shop(), "10").at("02T00:00"), "L", PriceKind.LIST, null, "12");
    price(shop.at("03T00:00"), "L", PriceKind.LIST, null, "10");
    shop.at("04T00:00").gone("L");
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1/1 PRICE_MISMATCH UNDER_LIST since 02T00:00 until 03T00:00 CAUSE_GONE");
  }

  private static Shop floor(String floor) {
    Shop shop = new Shop();
    shop.say(new ItemStated(shop.now(), "I", "EA", ItemState.ACTIVE, null, Shop.each("8")));
    return shop.say(
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
            new BigDecimal(floor)));
  }

  @Test
  void aMarginBelowTheFloorOfThePrice() {
    assertThat(sold(floor("0.21"), "10").until("20T00:00", TYPE))
        .containsExactly(told("MARGIN_FLOOR"));
    assertThat(sold(floor("0.2"), "10").until("20T00:00", TYPE)).isEmpty();
    assertThat(sold(floor("0.21"), "9").until("20T00:00", TYPE))
        .as("a mismatch comes first")
        .containsExactly(told("UNDER_LIST"));
  }

  @Test
  void theLinesOwnCostComesFirstAndRebatesCount() {
    Shop shop = floor("0.2").order("O1").line(new Ask("O1", 1, "I", 5, "20").price("10").cost("9"));
    assertThat(shop.until("20T00:00", TYPE)).containsExactly(told("MARGIN_FLOOR"));
    Shop rebated = sold(floor("0.2"), "10").at("02T00:00");
    rebated.say(
        new RebateStated(
            rebated.now(), "R", "C", null, new BigDecimal("0.02"), null, Shop.day("01")));
    assertThat(rebated.until("20T00:00", TYPE))
        .containsExactly("O1/1 PRICE_MISMATCH MARGIN_FLOOR since 02T00:00");
  }
}
