package io.holdwatch.classifier.credit;

import static io.holdwatch.classifier.credit.CreditFacts.SCOPE;
import static io.holdwatch.classifier.credit.CreditFacts.START;
import static io.holdwatch.classifier.credit.CreditFacts.account;
import static io.holdwatch.classifier.credit.CreditFacts.approval;
import static io.holdwatch.classifier.credit.CreditFacts.invoice;
import static io.holdwatch.classifier.credit.CreditFacts.money;
import static io.holdwatch.classifier.credit.CreditFacts.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Basis;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.Approval;
import io.holdwatch.contract.fact.CreditAccount;
import io.holdwatch.contract.fact.Invoice;
import io.holdwatch.contract.fact.PaymentKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the ledger says, in words, and what a change costs. */
final class CreditLedgerTest {
  private final CreditLedger ledger = new CreditLedger(new Keys());

  CreditLedgerTest() {
    ledger.advance(SCOPE, START);
  }

  @Test
  void saysHowFarOverTheLimitAnOrderIsAndWhatFreesIt() {
    ledger.take("account", null, account("S:C-17", 10_000));
    ledger.take(
        "invoice", null, invoice("S:INV-3", "S:C-17", 2_000, LocalDate.parse("2026-02-20")));
    ask(6, 4_000);
    ask(7, 5_240);
    Finding finding = found(7);
    assertThat(finding.subReason()).isEqualTo("OVER_LIMIT");
    assertThat(finding.words())
        .isEqualTo(
            "would bring credit account C-17 to 11,240.00 EUR, over its limit of 10,000.00 EUR");
    assertThat(finding.cause()).extracting("key").isEqualTo("credit-account:S:C-17");
    assertThat(finding.facts())
        .containsExactly(
            "Once the customer has paid 1,240.00 EUR it passes.",
            "Release after payment of invoice INV-3 (2,000.00 EUR, 10 days overdue).",
            "Order 6 before it takes 4,000.00 EUR; without that it passes.",
            "An approval of at least 5,240.00 EUR releases it.");
    assertThat(finding.basis())
        .extracting(Basis::label)
        .containsExactly("credit account C-17", "invoice INV-3");
    assertThat(ledger.assess(key(6), START)).isEmpty();
  }

  @Test
  void oneCentTooLittleHoldsAndTheNextReleases() {
    ledger.take("account", null, account("S:C-17", 1_000));
    ask(7, 1_240);
    ledger.take("p1", null, payment("S:1", "S:C-17", new BigDecimal("239.99")));
    assertThat(found(7).facts()).contains("Once the customer has paid 0.01 EUR it passes.");
    assertThat(ledger.take("p2", null, payment("S:2", "S:C-17", new BigDecimal("0.01"))))
        .containsExactly(key(7));
    assertThat(ledger.assess(key(7), START)).isEmpty();
  }

  @Test
  void anInvoiceThatBecomesOverdueHoldsAllOrdersByTimeAlone() {
    ledger.take("account", null, account("S:C-17", 10_000));
    ledger.take(
        "invoice", null, invoice("S:INV-3", "S:C-17", 2_000, LocalDate.parse("2026-02-10")));
    ask(6, 100);
    ask(7, 100);
    Instant overdue = Instant.parse("2026-03-13T00:00:00Z");
    assertThat(ledger.nextAdvance(SCOPE)).contains(overdue);
    assertThat(ledger.advance(SCOPE, overdue.minusMillis(1))).isEmpty();
    assertThat(ledger.advance(SCOPE, overdue)).containsExactly(key(6), key(7));
    Finding finding = ledger.assess(key(7), overdue).orElseThrow();
    assertThat(finding.words())
        .isEqualTo(
            "waits because credit account C-17 owes 2,000.00 EUR that is more than 30 days"
                + " overdue");
    assertThat(finding.cause()).extracting("key").isEqualTo("invoice:S:INV-3");
    assertThat(finding.facts().getFirst())
        .isEqualTo("Release after payment of invoice INV-3 (2,000.00 EUR, 31 days overdue).");
    assertThat(ledger.policy(new CreditSettings(60, BigDecimal.valueOf(100))))
        .containsExactly(key(6), key(7));
    assertThat(ledger.assess(key(7), overdue)).isEmpty();
  }

  @Test
  void manyOverdueInvoicesAreNamedAsASum() {
    ledger.take("account", null, account("S:C-17", 10_000));
    for (int i = 0; i < 12; i++) {
      ledger.take(
          "invoice " + i, null, invoice("S:" + i, "S:C-17", 150, LocalDate.parse("2026-01-10")));
    }
    ask(7, 100);
    assertThat(found(7).facts().getFirst())
        .isEqualTo("Release after payment of all 12 overdue invoices (1,800.00 EUR undisputed).");
    assertThat(found(7).basis()).hasSize(11);
  }

  @Test
  void debtInDisputeIsNamedAsSuch() {
    ledger.take("account", null, account("S:C-17", 1_000));
    Invoice disputed = invoice("S:INV-9", "S:C-17", 500, null);
    disputed.setDisputed(money(500, "EUR"));
    ledger.take("invoice", null, disputed);
    ask(7, 700);
    assertThat(found(7).subReason()).isEqualTo("DISPUTED");
    assertThat(found(7).words())
        .endsWith("over its limit of 1,000.00 EUR; without 500.00 EUR in dispute it would pass");
    assertThat(found(7).facts().getFirst())
        .isEqualTo("Credit the 500.00 EUR in dispute and it passes.");
  }

  @Test
  void anApprovalReleasesUntilItExpires() {
    ledger.take("account", null, account("S:C-17", 100));
    Instant until = START.plusSeconds(3_600);
    ledger.ask(key(7), order(7, 700, List.of(approval("S:A1", null, until))));
    assertThat(ledger.assess(key(7), START)).isEmpty();
    assertThat(ledger.nextAdvance(SCOPE)).contains(until.plusMillis(1));
    Instant after = until.plusMillis(1);
    assertThat(ledger.advance(SCOPE, after)).containsExactly(key(7));
    assertThat(ledger.assess(key(7), after).orElseThrow().basis())
        .extracting(Basis::value)
        .contains("expired 2 Mar 2026 09:00 UTC");
  }

  @Test
  void theFlagOfFinanceAndTermsComeFirst() {
    CreditAccount flagged = account("S:C-17", 100);
    flagged.setFlagged(true);
    flagged.setFlagReason("insolvency");
    flagged.setTerms(0);
    ledger.take("account", null, flagged);
    ask(7, 700);
    assertThat(found(7).words())
        .isEqualTo("waits because finance has flagged credit account C-17 (insolvency)");
    assertThat(found(7).facts())
        .contains("Without the flag it would be held because the account pays in advance.");
    CreditAccount inAdvance = CreditAccount.newBuilder(flagged).setFlagged(false).build();
    assertThat(ledger.take("account", flagged, inAdvance)).containsExactly(key(7));
    assertThat(found(7).subReason()).isEqualTo("TERMS");
  }

  @Test
  void saysWhichRateIsMissing() {
    ledger.take("account", null, account("S:C-17", 100));
    CreditOrder order =
        new CreditOrder(
            "S:C-17",
            PaymentKind.OPEN_ACCOUNT,
            true,
            Map.of("USD", BigDecimal.TEN),
            Map.of(),
            Map.of(),
            START,
            START,
            List.of());
    ledger.ask(key(7), order);
    assertThat(ledger.missingRate(key(7))).contains(new CurrencyPair("USD", "EUR"));
    assertThat(ledger.take("rate", null, CreditFacts.rate("r", "USD", "EUR", "0.9", START)))
        .containsExactly(key(7));
    assertThat(ledger.missingRate(key(7))).isEmpty();
  }

  @Test
  void exposureIsTheSumOfItsParts() {
    ledger.take("account", null, account("S:C-17", 1_000));
    ledger.take("invoice", null, invoice("S:INV-9", "S:C-17", 500, null));
    ledger.take("p1", null, payment("S:1", "S:C-17", BigDecimal.valueOf(120)));
    ask(7, 700);
    Exposure exposure = ledger.exposure(SCOPE, "S:C-17").orElseThrow();
    assertThat(exposure.total()).isEqualByComparingTo("1080");
    assertThat(exposure.receivables()).isEqualByComparingTo("500");
    assertThat(exposure.unapplied()).isEqualByComparingTo("120");
    assertThat(exposure.unshipped()).isEqualByComparingTo("700");
  }

  @Test
  void aPaymentTouchesOnlyTheOrdersThatItFlips() {
    ledger.take("account", null, account("S:C-17", 5_000));
    for (int i = 10_000; i < 20_000; i++) {
      ask(i, 1);
    }
    Set<OrderKey> touched =
        ledger.take("p1", null, payment("S:1", "S:C-17", BigDecimal.valueOf(3)));
    assertThat(touched).containsExactly(key(15_000), key(15_001), key(15_002));
  }

  private Finding found(int number) {
    return ledger.assess(key(number), START).orElseThrow();
  }

  private void ask(int number, long value) {
    ledger.ask(key(number), order(number, value, List.of()));
  }

  private static OrderKey key(int number) {
    return new OrderKey(SCOPE, "S:" + number);
  }

  private static CreditOrder order(int number, long value, List<Approval> approvals) {
    return new CreditOrder(
        "S:C-17",
        PaymentKind.OPEN_ACCOUNT,
        true,
        Map.of("EUR", BigDecimal.valueOf(value)),
        Map.of(),
        Map.of(),
        START.plus(Duration.ofHours(number)),
        START,
        approvals);
  }
}
