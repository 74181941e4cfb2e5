package io.holdwatch.routing.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.SubReasons;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.ExceptionType;
import io.holdwatch.contract.packet.LockedAction;
import io.holdwatch.contract.packet.LossPart;
import io.holdwatch.contract.packet.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordsTest {
  @Test
  void everyTypeAndOutcomeHasWords() {
    for (ExceptionType type : ExceptionType.values()) {
      assertThat(Words.knows(type.name())).as(type.name()).isTrue();
    }
    for (ExceptionType type : ExceptionType.values()) {
      for (String subReason : SubReasons.of(type)) {
        assertThat(Words.knows(subReason) || Words.knows(type + "." + subReason))
            .as(type + " " + subReason)
            .isTrue();
      }
    }
    for (Outcome outcome : Outcome.values()) {
      assertThat(Words.knows(outcome.name())).as(outcome.name()).isTrue();
    }
  }

  @Test
  void theSameSymbolSaysWhatItMeansForItsType() {
    assertThat(Words.of("CREDIT_HOLD", "OVERDUE")).isEqualTo("invoices are overdue");
    assertThat(Words.of("SUPPLIER_DELAY", "OVERDUE"))
        .isEqualTo("the supply has not arrived when it was due");
  }

  @Test
  void whatOneRuleForbidsIsSaidOnce() {
    assertThat(
            new Say()
                .locked(
                    List.of(
                        new LockedAction("SPLIT", "ships complete", "account owner", null),
                        new LockedAction("DROP_SHIP", "credit first", "credit manager", null),
                        new LockedAction("PARTIAL_SHIP", "credit first", "credit manager", null))))
        .containsExactly(
            new Locked(
                "Not allowed until the account owner agrees:",
                "split the delivery, because ships complete."),
            new Locked(
                "Not allowed until the credit manager agrees:",
                "have the supplier deliver, ship in part, because credit first."));
  }

  @Test
  void aLossOfNothingIsNoneAndAQuantityIsShort() {
    Say say = new Say();
    Losses losses = new Losses();
    LossPart none = new LossPart("penalty", euro("0.00"), "no penalty is agreed");
    LossPart unknown = new LossPart("cancellation", euro("0.0040"), "1 % chance, but no cost");
    assertThat(losses.loss(euro("0.0040"), List.of(none, unknown)))
        .isEqualTo("none that can be counted: no penalty is agreed; 1 % chance, but no cost");
    assertThat(losses.ofLoss(List.of(none, unknown))).isEmpty();
    LossPart lost = new LossPart("cancellation", euro("2.05"), "1 % chance × 205.00 EUR of margin");
    assertThat(losses.loss(euro("2.0500"), List.of(none, lost))).isEqualTo("2.05 EUR");
    assertThat(losses.ofLoss(List.of(none, lost))).isEqualTo("1 % chance × 205.00 EUR of margin");
    LossPart due = new LossPart("penalty", euro("40.00"), "penalty for 2 days late");
    assertThat(losses.ofLoss(List.of(due, lost)))
        .isEqualTo(
            "penalty for 2 days late (40.00 EUR) + 1 % chance × 205.00 EUR of margin (2.05 EUR)");
    // Three hours were left when it was told, of which the site works as many as the loss is spread
    // over.
    assertThat(losses.spread(losing("89.25", "29.75"), euro("29.75")))
        .isEqualTo("spread over the 3 hours left: 29.75 EUR an hour");
    assertThat(losses.spread(losing("89.25", "89.25"), euro("89.25")))
        .isEqualTo("spread over the 1 working hour left when it was told: 89.25 EUR an hour");
    assertThat(losses.spread(losing("2.00", "8.00"), euro("8.00")))
        .startsWith("spread over the 0.25 working hours");
    assertThat(losses.spread(losing("0.03", "0.004"), euro("0.004"))).isEmpty();
    assertThat(say.quantity(new BigDecimal("0.055556"), "BOX")).isEqualTo("0.056 BOX");
    assertThat(say.quantity(new BigDecimal("0.000010"), "KG")).isEqualTo("0.00001 KG");
  }

  private static ExceptionPacket losing(String expected, String perHour) {
    Instant at = Instant.parse("2026-03-05T09:00:00Z");
    ExceptionPacket packet = new ExceptionPacket();
    packet.setAt(at);
    packet.setLatestSafeDecision(at.plus(Duration.ofHours(3)));
    packet.setExpectedLoss(euro(expected));
    packet.setLossPerHour(euro(perHour));
    return packet;
  }

  private static Money euro(String amount) {
    return new Money(new BigDecimal(amount), "EUR");
  }

  @Test
  void anUnknownSymbolIsShownInPlainLetters() {
    assertThat(Words.of("STOCK_SHORTAGE", "SOMETHING_NEW")).isEqualTo("something new");
    assertThat(Words.of("credit-control")).isEqualTo("credit control");
  }
}
