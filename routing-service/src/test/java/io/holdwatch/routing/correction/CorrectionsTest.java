package io.holdwatch.routing.correction;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.packet.Correction;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.routing.queue.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CorrectionsTest {
  private static ExceptionPacket said(
      ExceptionPacket.Builder packet, int recurred, boolean often, String pattern, int records) {
    return packet
        .setCorrection(
            Correction.newBuilder(packet.getCorrection())
                .setRecurred(recurred)
                .setRecurring(often)
                .setPattern(pattern.isEmpty() ? null : pattern)
                .setPatternRecords(records)
                .build())
        .build();
  }

  private static Corrections all(ExceptionPacket... packets) {
    return Corrections.of(List.of(packets), CorrectionFilter.ALL);
  }

  @Test
  void ordersThatOneRecordStopsAreOneCorrection() {
    WrongRecord record =
        all(
                Samples.conversion("a", "A", 20).build(),
                Samples.conversion("b", "A", 40).build(),
                Samples.conversion("c", "A", 30)
                    .setRevenueAtRisk(new Money(new BigDecimal("5.0000"), "USD"))
                    .build())
            .records()
            .getFirst();
    assertThat(record.orders()).containsExactly("L:17-a", "L:17-b", "L:17-c");
    assertThat(record.lines()).isEqualTo(3);
    assertThat(record.atRisk())
        .containsExactly(
            new Money(new BigDecimal("24000.0000"), "EUR"),
            new Money(new BigDecimal("5.0000"), "USD"));
    assertThat(record.unvalued()).isZero();
    assertThat(record.priority()).isEqualTo(40);
    assertThat(record.exceptionId()).isEqualTo("b");
    assertThat(record.times()).isEqualTo("first time in 30 days");
    assertThat(record.pattern()).isNull();
  }

  @Test
  void whatHasNoValueInTheReportingCurrencyIsCountedAndNotAdded() {
    WrongRecord record =
        all(
                Samples.conversion("a", "A", 20).build(),
                Samples.conversion("b", "A", 40)
                    .setRevenueAtRisk(null)
                    .setUnvalued("What is at risk (5.00 USD) has no value in EUR: no rate.")
                    .build())
            .records()
            .getFirst();
    assertThat(record.atRisk()).containsExactly(new Money(new BigDecimal("12000.0000"), "EUR"));
    assertThat(record.unvalued()).isEqualTo(1);
  }

  @Test
  void aRateThatOnlyFiguresLackStopsNobodyAndIsListed() {
    WrongRecord record =
        all(lacking("a", "2026-03-02T09:00:00Z"), lacking("b", "2026-03-02T08:00:00Z"))
            .records()
            .getFirst();
    assertThat(record.causeKey()).isEqualTo("rate:GBP-EUR");
    assertThat(record.kind()).isEqualTo("MISSING_RATE");
    assertThat(record.stops()).isFalse();
    assertThat(record.orders()).containsExactly("L:17-a", "L:17-b");
    assertThat(record.unvalued()).isEqualTo(2);
    assertThat(record.since()).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(record.correction().getDataOwner()).isEqualTo("treasury");
    assertThat(
            Corrections.of(
                    List.of(lacking("a", "2026-03-02T09:00:00Z")),
                    new CorrectionFilter("treasury", "", "", false, "gbp"))
                .records())
        .hasSize(1);
  }

  @Test
  void aRateThatStopsOneOrderAndIsLackedByAnotherIsOneRecord() {
    ExceptionPacket stopped =
        Samples.conversion("c", "A", 30)
            .setCauseKey("rate:GBP-EUR")
            .setSubReason("MISSING_RATE")
            .build();
    WrongRecord record = all(stopped, lacking("d", "2026-03-02T08:00:00Z")).records().getFirst();
    assertThat(record.stops()).isTrue();
    assertThat(record.orders()).containsExactly("L:17-c", "L:17-d");
    assertThat(record.correction()).isEqualTo(stopped.getCorrection());
  }

  private static ExceptionPacket lacking(String id, String since) {
    return Samples.conversion(id, "A", 20)
        .setCorrection(null)
        .setRevenueAtRisk(null)
        .setUnvalued("What is at risk (5.00 GBP) has no value in EUR: no rate.")
        .setLacking(
            List.of(
                Correction.newBuilder()
                    .setRecord("rate")
                    .setRecordKey("GBP-EUR")
                    .setWrong("No rate from GBP to EUR is known")
                    .setDataOwner("treasury")
                    .setSource("erp")
                    .setSince(Instant.parse(since))
                    .build()))
        .build();
  }

  @Test
  void recordsOfTwoScopesAreTwo() {
    assertThat(
            all(
                    Samples.conversion("a", "A", 20).build(),
                    Samples.conversion("b", "A", 20).setScope("M").build())
                .records())
        .hasSize(2);
  }

  @Test
  void whatWasToldLastTellsHowOften() {
    WrongRecord record =
        all(
                said(Samples.conversion("a", "A", 90), 0, false, "", 0),
                said(
                    Samples.conversion("b", "A", 10).setAt(Samples.NOW.plusSeconds(1)),
                    2,
                    true,
                    "missing conversion of source erp",
                    4))
            .records()
            .getFirst();
    assertThat(record.times()).isEqualTo("3rd time in 30 days");
    assertThat(record.pattern())
        .isEqualTo("missing conversion of source erp: 4 records in 30 days");
  }

  @Test
  void ordinalsAreSaidAsPeopleDo() {
    assertThat(List.of(1, 3, 10, 11, 12, 20, 21))
        .extracting(
            before ->
                all(said(Samples.conversion("a", "A", 1), before, true, "", 0))
                    .records()
                    .getFirst()
                    .times()
                    .replace(" time in 30 days", ""))
        .containsExactly("2nd", "4th", "11th", "12th", "13th", "21st", "22nd");
  }

  @Test
  void filtersCountEachChoiceAsIfItWereNotMade() {
    List<ExceptionPacket> packets =
        List.of(
            Samples.conversion("a", "A", 20).build(),
            said(Samples.conversion("b", "B", 30), 2, true, "", 0),
            said(Samples.conversion("c", "C", 10), 0, false, "missing conversion of site W1", 5),
            said(Samples.conversion("d", "D", 5), 0, false, "missing conversion of site W1", 6));
    Corrections recurring = Corrections.of(packets, new CorrectionFilter("", "", "", true, ""));
    assertThat(recurring.records())
        .extracting(WrongRecord::causeKey)
        .containsExactly("conversion:B:BOX", "conversion:C:BOX", "conversion:D:BOX");
    assertThat(recurring.patterns())
        .containsExactly(
            new Corrections.Pattern(
                "missing conversion of site W1",
                6,
                2,
                "missing conversion of site W1: 6 records in 30 days"));
    Corrections other =
        Corrections.of(packets, new CorrectionFilter("treasury", "", "", false, ""));
    assertThat(other.records()).isEmpty();
    assertThat(other.owners()).containsEntry("item data owner", 4);
    assertThat(other.kinds()).isEmpty();
    assertThat(
            Corrections.of(packets, new CorrectionFilter("", "", "", false, "17-b box")).records())
        .extracting(WrongRecord::causeKey)
        .containsExactly("conversion:B:BOX");
  }

  @Test
  void exceptionsThatNameNoRecordAreLeftOut() {
    assertThat(all(Samples.conversion("a", "A", 1).setCorrection(null).build()).records())
        .isEmpty();
  }
}
