package io.holdwatch.classifier.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.finding.Cause;
import io.holdwatch.classifier.finding.Finding;
import io.holdwatch.classifier.finding.Hierarchy;
import io.holdwatch.classifier.subject.Keys;
import io.holdwatch.classifier.subject.LineKey;
import io.holdwatch.classifier.subject.OrderKey;
import io.holdwatch.contract.fact.DateOrTime;
import io.holdwatch.contract.fact.Fulfilment;
import io.holdwatch.contract.fact.Stock;
import io.holdwatch.contract.fact.Supply;
import io.holdwatch.contract.packet.ExceptionType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StockLedgerTest {
  private static final Instant NOW = World.BEGIN;
  private final StockLedger ledger =
      new StockLedger(
          new StockSettings(Duration.ofHours(2), Duration.ofDays(3), Hierarchy.NONE), new Keys());

  private static LineKey line(int order) {
    return new LineKey(new OrderKey(World.SCOPE, "O" + order), "10");
  }

  private void ask(int order, int open, int days) {
    ledger.ask(
        line(order),
        new Demand(
            "A",
            "W1",
            BigDecimal.valueOf(open),
            NOW.plus(Duration.ofDays(days)),
            false,
            false,
            5,
            NOW.plusSeconds(order),
            Fulfilment.STOCK,
            null,
            null,
            null,
            "EACH",
            BigDecimal.ONE,
            List.of()));
  }

  private static Stock stock(int onHand) {
    return Stock.newBuilder()
        .setEnvelope(World.envelope("stock", 1))
        .setItem("A")
        .setSite("W1")
        .setOnHand(BigDecimal.valueOf(onHand))
        .build();
  }

  private static Supply supply(int quantity, LocalDate confirmed) {
    return Supply.newBuilder()
        .setEnvelope(World.envelope("supply", 1))
        .setSupply("P1")
        .setItem("A")
        .setSite("W1")
        .setOrdered(BigDecimal.valueOf(quantity))
        .setDue(DateOrTime.newBuilder().setDate(World.FIRST).build())
        .setConfirmed(DateOrTime.newBuilder().setDate(confirmed).build())
        .build();
  }

  @Test
  void aSlippedSupplyTouchesTheLinesThatItLeavesShortAndIsTheirCommonCause() {
    ledger.advance(World.SCOPE, NOW);
    ledger.take("stock:1", null, stock(0));
    Supply inTime = supply(5_000, World.FIRST);
    ledger.take("supply:1", null, inTime);
    for (int order = 0; order < 5_000; order++) {
      ask(order, 1, 2 + order % 3);
    }
    for (int order = 5_000; order < 6_000; order++) {
      ask(order, 1, 40);
    }
    Supply late = supply(6_000, World.FIRST.plusDays(30));
    Set<LineKey> touched = ledger.take("supply:1", inTime, late);
    // The last 1,000 have enough now that more comes before they are due.
    assertThat(touched).hasSize(6_000);
    assertThat(ledger.shortLines(new PoolKey(World.SCOPE, "A", "W1"))).hasSize(5_000);
    Finding finding = ledger.assess(line(7), NOW).orElseThrow();
    assertThat(finding.type()).isEqualTo(ExceptionType.STOCK_SHORTAGE);
    assertThat(finding.subReason()).isEqualTo("OUT_OF_STOCK");
    assertThat(finding.cause()).extracting(Cause::key).isEqualTo("supply:P1");
    assertThat(finding.facts()).contains("supply P1 would cover it by 2 Apr 2026 00:00 UTC");
  }

  @Test
  void aChangeOfStockTouchesOnlyTheLinesWhoseShortageItChanges() {
    ledger.take("stock:1", null, stock(100));
    for (int order = 0; order < 1_000; order++) {
      ask(order, 1, 2);
    }
    assertThat(ledger.take("stock:1", stock(100), stock(100))).isEmpty();
    assertThat(ledger.take("stock:1", stock(100), stock(103)))
        .containsExactlyInAnyOrder(line(100), line(101), line(102));
  }

  @Test
  void aDisplacedLineNamesTheNearestLinesBeforeIt() {
    ledger.take("stock:1", null, stock(10));
    ask(1, 6, 2);
    ask(2, 7, 3);
    Finding finding = ledger.assess(line(2), NOW).orElseThrow();
    assertThat(finding.type()).isEqualTo(ExceptionType.ALLOCATION_CONFLICT);
    assertThat(finding.words())
        .isEqualTo(
            "lacks 3 of 7 EACH of A on line 10, promised to ship by 5 Mar 2026 00:00 UTC, at W1: a"
                + " line promised earlier takes it: line 10 of order O1 (6)");
  }
}
