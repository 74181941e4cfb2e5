package io.holdwatch.deploy.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.deploy.simulation.history.CreditHappening.CreditAccountStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.ExchangeRateStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceKind;
import io.holdwatch.deploy.simulation.history.CreditHappening.InvoiceStated;
import io.holdwatch.deploy.simulation.history.CreditHappening.PaymentStated;
import io.holdwatch.deploy.simulation.history.PaymentKind;
import io.holdwatch.deploy.simulation.history.Stage;
import io.holdwatch.deploy.simulation.history.UnitPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When credit holds an order: account A of customer C, limit 1,000, 30 days, pieces at 10. */
class CreditHoldTest {
  private static final String TYPE = "CREDIT_HOLD";

  private static Shop shop() {
    return account(new Shop().customer("C", "A", "A"), 1000, null, 30, false);
  }

  private static Shop account(
      Shop shop, int limit, @Nullable Integer horizon, int terms, boolean flagged) {
    return shop.say(
        new CreditAccountStated(
            shop.now(), "A", Shop.euros(limit), null, BigDecimal.ZERO, horizon, terms, flagged));
  }

  private static Shop order(Shop shop, String order, int quantity, String promised) {
    return shop.order(order).line(new Ask(order, 1, "I", quantity, promised).price("10"));
  }

  private static Shop invoice(
      Shop shop, String invoice, InvoiceKind kind, int open, @Nullable String due, int disputed) {
    return shop.say(
        new InvoiceStated(
            shop.now(),
            invoice,
            kind,
            "A",
            null,
            null,
            Shop.euros(open),
            Shop.euros(open),
            null,
            due == null ? null : Shop.day(due),
            Shop.euros(disputed),
            false));
  }

  private static Shop owes(Shop shop, int open) {
    return invoice(shop, "I1", InvoiceKind.INVOICE, open, null, 0);
  }

  @Test
  void theFirstOrderToPassTheLimitAndAllAfterItAreHeld() {
    Shop shop = order(order(order(shop(), "O1", 60, "05"), "O2", 40, "06"), "O3", 1, "07");
    assertThat(order(shop, "O4", 1, "06").until("20T00:00", TYPE))
        .as("O4 was entered with O2, promised with it, and has the later key")
        .containsExactly(
            "O3 CREDIT_HOLD OVER_LIMIT since 01T00:00", "O4 CREDIT_HOLD OVER_LIMIT since 01T00:00");
  }

  @Test
  void exactlyTheLimitIsWithinItAndSoIsTheTolerance() {
    assertThat(order(shop(), "O1", 100, "05").until("20T00:00", TYPE)).isEmpty();
    Shop shop = shop();
    shop.say(
        new CreditAccountStated(
            shop.now(), "A", Shop.euros(1000), null, new BigDecimal("0.1"), null, 30, false));
    assertThat(order(shop, "O1", 110, "05").until("20T00:00", TYPE)).isEmpty();
    assertThat(order(shop, "O2", 1, "06").until("20T00:00", TYPE)).hasSize(1);
  }

  @Test
  void debtCountsAndItsPaymentEndsTheHold() {
    Shop shop = owes(order(shop(), "O1", 60, "05"), 500).at("03T00:00");
    owes(shop, 400);
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD OVER_LIMIT since 01T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void creditNotesCashAndSecurityAreTakenOff() {
    Shop shop = owes(order(shop(), "O1", 60, "05"), 500);
    invoice(shop.at("02T00:00"), "N1", InvoiceKind.CREDIT_NOTE, 50, null, 0);
    shop.at("03T00:00").say(new PaymentStated(shop.now(), "P", "A", Shop.euros(50)));
    shop.at("04T00:00").gone("P");
    shop.at("05T00:00")
        .say(
            new CreditAccountStated(
                shop.now(),
                "A",
                Shop.euros(1000),
                Shop.euros(50),
                BigDecimal.ZERO,
                null,
                30,
                false));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly(
            "O1 CREDIT_HOLD OVER_LIMIT since 01T00:00 until 03T00:00 CAUSE_GONE",
            "O1 CREDIT_HOLD OVER_LIMIT since 04T00:00 until 05T00:00 CAUSE_GONE");
  }

  @Test
  void whatWasShippedCountsUntilItIsInvoicedOfClosedOrdersToo() {
    Shop shop = order(order(shop(), "O1", 60, "05"), "O2", 50, "06").at("02T00:00");
    shop.ship("O1", 1, 60).order("O1", "C", PaymentKind.OPEN_ACCOUNT, Stage.CLOSED);
    shop.at("03T00:00")
        .say(
            new InvoiceStated(
                shop.now(),
                "I1",
                InvoiceKind.INVOICE,
                "A",
                "O1",
                1,
                Shop.euros(600),
                Shop.euros(0),
                Shop.decimal(60),
                null,
                null,
                false));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O2 CREDIT_HOLD OVER_LIMIT since 01T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void anInvoiceOfTheWholeOrderCountsWithItsTotal() {
    Shop shop = order(order(shop(), "O1", 60, "05"), "O2", 50, "06").at("02T00:00");
    shop.ship("O1", 1, 60)
        .at("03T00:00")
        .say(
            new InvoiceStated(
                shop.now(),
                "I1",
                InvoiceKind.INVOICE,
                "A",
                "O1",
                null,
                Shop.euros(400),
                Shop.euros(200),
                null,
                null,
                null,
                false));
    assertThat(shop.until("20T00:00", TYPE))
        .as("600 shipped less 400 invoiced, of which 200 are open: 400 and 500")
        .containsExactly("O2 CREDIT_HOLD OVER_LIMIT since 01T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void aGrantedApprovalReleasesAnOrderAndPutsItFirst() {
    Shop shop = order(order(shop(), "O1", 60, "05"), "O2", 60, "06").at("02T00:00");
    shop.approve("P", "O2", null, "04T00:00");
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly(
            "O2 CREDIT_HOLD OVER_LIMIT since 01T00:00 until 02T00:00 CAUSE_GONE",
            "O1 CREDIT_HOLD OVER_LIMIT since 02T00:00 until 04T00:00:00.001 CAUSE_GONE",
            "O2 CREDIT_HOLD OVER_LIMIT since 04T00:00:00.001");
  }

  @Test
  void anApprovalUpToLessThanTheOpenValueReleasesNothing() {
    Shop shop = order(order(shop(), "O1", 60, "05"), "O2", 60, "06").at("02T00:00");
    assertThat(shop.approve("P", "O2", Shop.euros(599), null).until("20T00:00", TYPE))
        .containsExactly("O2 CREDIT_HOLD OVER_LIMIT since 01T00:00");
    assertThat(shop.approve("P", "O2", Shop.euros(600), null).until("03T00:00", TYPE))
        .containsExactly(
            "O2 CREDIT_HOLD OVER_LIMIT since 01T00:00 until 02T00:00 CAUSE_GONE",
            "O1 CREDIT_HOLD OVER_LIMIT since 02T00:00");
  }

  @Test
  void ordersEnterWhenTheirPromiseComesWithinTheHorizon() {
    Shop shop = account(shop(), 1000, 3, 30, false);
    order(order(shop, "O1", 60, "02"), "O2", 60, "09");
    assertThat(shop.until("20T00:00", TYPE))
        .as("promised until the midnight that ends the 9th")
        .containsExactly("O2 CREDIT_HOLD OVER_LIMIT since 07T00:00");
  }

  @Test
  void debtIsOverdueFromTheMidnightAfterThirtyDays() {
    Shop shop =
        invoice(order(shop(), "O1", 10, "25"), "I1", InvoiceKind.INVOICE, 101, "2026-02-10", 0);
    assertThat(shop.until("31T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD OVERDUE since 13T00:00");
    invoice(shop.at("14T00:00"), "I1", InvoiceKind.INVOICE, 100, "2026-02-10", 0);
    assertThat(shop.until("31T00:00", TYPE))
        .as("no more than 100")
        .containsExactly("O1 CREDIT_HOLD OVERDUE since 13T00:00 until 14T00:00 CAUSE_GONE");
  }

  @Test
  void disputedDebtIsNotOverdue() {
    Shop shop =
        invoice(order(shop(), "O1", 10, "25"), "I1", InvoiceKind.INVOICE, 200, "2026-02-10", 100);
    assertThat(shop.until("31T00:00", TYPE)).isEmpty();
  }

  @Test
  void overTheLimitOnlyByWhatIsDisputedIsCalledSo() {
    Shop shop = invoice(order(shop(), "O1", 60, "05"), "I1", InvoiceKind.INVOICE, 500, null, 100);
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD DISPUTED since 01T00:00");
    assertThat(invoice(shop, "I1", InvoiceKind.INVOICE, 500, null, 99).until("20T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD OVER_LIMIT since 01T00:00");
  }

  @Test
  void aFlaggedAccountComesBeforeEverythingElse() {
    Shop shop = owes(order(account(shop(), 1000, null, 0, true), "O1", 60, "05"), 900);
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD FINANCE_FLAG since 01T00:00");
    account(shop.at("02T00:00"), 1000, null, 0, false);
    account(shop.at("03T00:00"), 5000, null, 30, false);
    assertThat(shop.until("20T00:00", TYPE))
        .as("the sub-reason changes to TERMS within one spell")
        .containsExactly("O1 CREDIT_HOLD FINANCE_FLAG since 01T00:00 until 03T00:00 CAUSE_GONE");
  }

  @Test
  void anAccountWithoutTermsMustPrepay() {
    Shop shop = account(shop(), 1000, null, 0, false);
    assertThat(order(shop, "O1", 1, "05").until("20T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD TERMS since 01T00:00");
    shop.at("02T00:00").order("O1", "C", PaymentKind.PREPAID, Stage.OPEN);
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD TERMS since 01T00:00 until 02T00:00 CAUSE_GONE");
  }

  @Test
  void prepaidAndShippedOrdersAndThoseWithoutAccountAreNotHeld() {
    Shop shop = owes(shop(), 5000);
    shop.order("O1", "C", PaymentKind.LETTER_OF_CREDIT, Stage.OPEN)
        .line(new Ask("O1", 1, "I", 10, "05").price("10"))
        .order("O2", "X", PaymentKind.OPEN_ACCOUNT, Stage.OPEN)
        .line(new Ask("O2", 1, "I", 10, "05").price("10"));
    order(shop, "O3", 10, "05").ship("O3", 1, 10);
    assertThat(shop.until("20T00:00", TYPE)).isEmpty();
  }

  @Test
  void amountsAreConvertedAtTheNewestRateOfTheDay() {
    Shop shop = shop();
    UnitPrice dollars = new UnitPrice(BigDecimal.TEN, "USD", BigDecimal.ONE);
    shop.order("O1").line(new Ask("O1", 1, "I", 110, "09").priced(dollars));
    assertThat(shop.until("20T00:00", TYPE)).as("no rate: it takes no part").isEmpty();
    shop.at("02T00:00")
        .say(rate(shop, "0.9", "01"))
        .say(rate(shop, "0.95", "05"))
        .say(rate(shop, "0.9", "07"));
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD OVER_LIMIT since 05T00:00 until 07T00:00 CAUSE_GONE");
  }

  private static ExchangeRateStated rate(Shop shop, String rate, String from) {
    return new ExchangeRateStated(shop.now(), "USD", "EUR", new BigDecimal(rate), Shop.day(from));
  }

  @Test
  void theAccountIsTheOneThatTheCustomerHasNow() {
    Shop shop = owes(shop(), 5000).customer("C", "A", "B").at("02T00:00");
    order(shop, "O1", 1, "05");
    assertThat(shop.until("20T00:00", TYPE)).as("nothing is known of B").isEmpty();
    shop.at("03T00:00").customer("C", "A", "A");
    assertThat(shop.until("20T00:00", TYPE))
        .containsExactly("O1 CREDIT_HOLD OVER_LIMIT since 03T00:00");
  }
}
