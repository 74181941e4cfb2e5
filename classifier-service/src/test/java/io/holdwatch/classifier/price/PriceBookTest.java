package io.holdwatch.classifier.price;

import static io.holdwatch.classifier.price.PriceFacts.DAY;
import static io.holdwatch.classifier.price.PriceFacts.asks;
import static io.holdwatch.classifier.price.PriceFacts.discounted;
import static io.holdwatch.classifier.price.PriceFacts.eur;
import static io.holdwatch.classifier.price.PriceFacts.item;
import static io.holdwatch.classifier.price.PriceFacts.line;
import static io.holdwatch.classifier.price.PriceFacts.number;
import static io.holdwatch.classifier.price.PriceFacts.price;
import static io.holdwatch.classifier.price.PriceFacts.promotion;
import static io.holdwatch.classifier.price.PriceFacts.rebate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.PriceKind;
import io.holdwatch.contract.fact.UnitPrice;
import java.math.BigDecimal;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

final class PriceBookTest {
  private static final LineKey LINE = line("L:1", "1");
  private final PriceBook book = new PriceBook(PriceSettings.DEFAULT, new Keys());

  private void take(SpecificRecord fact) {
    book.take(((io.holdwatch.contract.fact.Envelope) fact.get(0)).getRecordId(), null, fact);
  }

  private Finding finding() {
    return book.assess(LINE).orElseThrow();
  }

  @Test
  void aContractComesBeforeAPromotionBeforeTheCustomersListBeforeTheList() {
    book.ask(LINE, asks("A", "10", eur("9")));
    take(price("p1", PriceKind.LIST, "A", eur("10")).build());
    assertThat(finding().subReason()).isEqualTo("UNDER_LIST");
    take(price("p2", PriceKind.CUSTOMER_LIST, "A", eur("8.5")).setCustomer("C").build());
    assertThat(finding().subReason()).isEqualTo("OVER_CUSTOMER_LIST");
    take(promotion("s").setDiscount(number("0.1")).build());
    assertThat(finding().subReason()).isEqualTo("OVER_PROMOTION");
    take(price("p3", PriceKind.CONTRACT, "A", eur("12")).setCustomer("C").build());
    assertThat(finding().subReason()).isEqualTo("UNDER_CONTRACT");
    take(price("p4", PriceKind.CONTRACT, "A", eur("1")).setCustomer("D").build());
    assertThat(finding().subReason()).isEqualTo("UNDER_CONTRACT");
  }

  @Test
  void saysWhatIsWrongWhatItComesToAndWhereThePriceComesFrom() {
    book.ask(LINE, asks("A", "10", eur("12")));
    take(item("A").setName("Kettle").build());
    take(price("p1", PriceKind.LIST, "A", eur("13")).build());
    take(
        price("p3", PriceKind.CONTRACT, "A", eur("12.5"))
            .setCustomer("C")
            .setContract("K-3")
            .setValidTo(DAY)
            .build());
    Finding finding = finding();
    assertThat(finding.words())
        .isEqualTo(
            "is priced 12.00 EUR on line 1 (Kettle), but contract K-3 says 12.50 EUR:"
                + " the customer is charged 0.50 EUR too little per EACH, 5.00 EUR for 10 EACH");
    assertThat(finding.facts())
        .containsExactly(
            "By the list: 13.00 EUR.",
            "By contract K-3: 12.50 EUR, until 2 Mar 2026; the order is compared with this.",
            "Line price: 12.00 EUR, line discount 0 %.",
            "Net: 12.00 EUR.",
            "At risk is what the line is sold for, 120.00 EUR, until its price is settled.");
    assertThat(book.effect(LINE)).contains(new Money(number("-5.0000"), "EUR"));
    assertThat(finding.cause())
        .isEqualTo(new Cause("price:p3", "orders deviate from the price of A by contract K-3"));
    assertThat(finding.basis()).hasSize(1);
  }

  @Test
  void aLineDiscountThatIsAllowedIsNotHeldAgainstTheList() {
    take(price("p1", PriceKind.LIST, "A", eur("10")).build());
    book.ask(LINE, discounted(asks("A", "10", eur("10")), "0.30"));
    assertThat(book.assess(LINE)).isEmpty();
    book.ask(LINE, discounted(asks("A", "10", eur("10")), "0.31"));
    assertThat(finding().subReason()).isEqualTo("UNDER_LIST");
    assertThat(book.effect(LINE)).contains(new Money(number("-31.0000"), "EUR"));
  }

  @Test
  void nothingAgreedIsNoFindingWhateverTheCurrencyUnitOrDateOfOtherPrices() {
    book.ask(LINE, asks("A", "10", eur("9")));
    take(price("1", PriceKind.LIST, "B", eur("10")).build());
    take(price("2", PriceKind.LIST, "A", eur("10")).setUnit("CASE").build());
    take(price("3", PriceKind.LIST, "A", eur("10")).setValidFrom(DAY.plusDays(1)).build());
    take(price("4", PriceKind.LIST, "A", eur("10")).setValidTo(DAY.minusDays(1)).build());
    take(price("5", PriceKind.LIST, "A", eur("10")).setMinimumQuantity(number("11")).build());
    take(
        price("6", PriceKind.LIST, "A", new UnitPrice(BigDecimal.TEN, "USD", BigDecimal.ONE))
            .build());
    take(price("7", PriceKind.CONTRACT, "A", eur("10")).build());
    take(price("8", PriceKind.LIST, "A", eur("10")).setCustomer("D").build());
    assertThat(book.assess(LINE)).isEmpty();
    take(price("9", PriceKind.LIST, "A", eur("10")).setUnit("EACH").build());
    assertThat(finding().subReason()).isEqualTo("UNDER_LIST");
  }

  @Test
  void theLargestQuantityBreakThatIsReachedCountsAndThereTheLowestPrice() {
    take(price("1", PriceKind.LIST, "A", eur("10")).build());
    take(price("2", PriceKind.LIST, "A", eur("9")).setMinimumQuantity(number("10")).build());
    take(price("3", PriceKind.LIST, "A", eur("9.5")).setMinimumQuantity(number("10")).build());
    book.ask(LINE, asks("A", "10", eur("9")));
    assertThat(book.assess(LINE)).isEmpty();
    book.ask(LINE, asks("A", "9", eur("9")));
    assertThat(finding().words()).contains("the list says 10.00 EUR");
  }

  @Test
  void pricesOfOtherPriceQuantitiesAreComparedExactly() {
    take(price("1", PriceKind.LIST, "A", new UnitPrice(number("100"), "EUR", number("3"))).build());
    book.ask(LINE, asks("A", "3", eur("33.333333")));
    assertThat(finding().subReason()).isEqualTo("UNDER_LIST");
    book.policy(new PriceSettings(number("0.0001"), number("0.3"), null));
    assertThat(book.assess(LINE)).isEmpty();
  }

  @Test
  void aPromotionsMinimumIsInBaseUnits() {
    take(price("1", PriceKind.LIST, "A", eur("10")).build());
    take(
        promotion("s")
            .setItem("A")
            .setDiscount(number("0.2"))
            .setMinimumQuantity(number("24"))
            .build());
    PricedLine each = asks("A", "2", eur("10"));
    book.ask(LINE, each);
    assertThat(book.assess(LINE)).isEmpty();
    book.ask(
        LINE,
        new PricedLine(
            "A",
            "C",
            "CASE",
            number("2"),
            number("2"),
            number("12"),
            eur("10"),
            null,
            null,
            null,
            DAY));
    assertThat(finding().subReason()).isEqualTo("OVER_PROMOTION");
  }

  @Test
  void anAgreedPriceMayLeaveTooLittle() {
    take(price("1", PriceKind.LIST, "A", eur("10")).setMarginFloor(number("0.25")).build());
    take(item("A").setUnitCost(eur("7.4")).build());
    book.ask(LINE, asks("A", "10", eur("10")));
    assertThat(book.assess(LINE)).isEmpty();
    take(rebate("r", "C", "0.05").build());
    Finding finding = finding();
    assertThat(finding.subReason()).isEqualTo("MARGIN_FLOOR");
    assertThat(finding.words())
        .isEqualTo(
            "leaves a margin of 22.1 % on line 1 (A), but 25 % is the least:"
                + " the price is 0.275 EUR too low per EACH, 2.75 EUR for 10 EACH");
    assertThat(finding.basis()).hasSize(3);
    assertThat(finding.facts())
        .contains(
            "Rebates of 5 % accrue: net-net 9.50 EUR.", "Unit cost: 7.40 EUR, margin 22.1 %.");
  }

  @Test
  void theCostOfAnItemIsOfItsBaseUnit() {
    book.policy(new PriceSettings(BigDecimal.ZERO, number("0.3"), number("0.1")));
    take(price("1", PriceKind.LIST, "A", eur("100")).build());
    take(item("A").setUnitCost(eur("9")).build());
    PricedLine cases =
        new PricedLine(
            "A",
            "C",
            "CASE",
            number("1"),
            number("1"),
            number("12"),
            eur("100"),
            null,
            null,
            null,
            DAY);
    book.ask(LINE, cases);
    assertThat(finding().subReason()).isEqualTo("MARGIN_FLOOR");
    assertThat(book.effect(LINE)).contains(new Money(number("-18.0000"), "EUR"));
  }

  @Test
  void aLineThatAsksNoMoreHasNoFinding() {
    take(price("1", PriceKind.LIST, "A", eur("10")).build());
    assertThat(book.ask(LINE, asks("A", "1", eur("9")))).containsExactly(LINE);
    assertThat(book.ask(LINE, asks("A", "1", eur("9")))).isEmpty();
    assertThat(book.ask(LINE, null)).containsExactly(LINE);
    assertThat(book.assess(LINE)).isEmpty();
    assertThat(book.effect(LINE)).isEmpty();
  }

  @Test
  void aLineWithoutAPriceAndSettingsThatNothingCanKeepAreRefused() {
    assertThatThrownBy(() -> asks("A", "1", null)).hasMessageContaining("item A");
    assertThatThrownBy(() -> new PriceSettings(number("-1"), number("0"), null))
        .hasMessageContaining("price.tolerance is -1");
    assertThatThrownBy(() -> new PriceSettings(number("0"), number("2"), null))
        .hasMessageContaining("price.lineDiscount is 2");
    assertThatThrownBy(() -> new PriceSettings(number("0"), number("0"), number("1")))
        .hasMessageContaining("price.marginFloor is 1");
  }
}
