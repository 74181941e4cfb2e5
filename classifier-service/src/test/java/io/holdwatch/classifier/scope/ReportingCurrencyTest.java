package io.holdwatch.classifier.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdwatch.classifier.scenario.FactYaml;
import io.holdwatch.contract.fact.Money;
import io.holdwatch.contract.fact.PolicyActivated;
import io.holdwatch.contract.fact.Tick;
import io.holdwatch.contract.packet.ExceptionPacket;
import io.holdwatch.contract.packet.PacketKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** Figures of different orders are in one currency, whatever the orders are in. */
final class ReportingCurrencyTest {
  private static final int MANY = 1_000;
  private static final String START = "2026-03-02T08:00:00Z";
  private static final String EURO = "reporting: {currency: EUR, tolerance: 0.05}";

  private final ScopeDesk desk = new ScopeDesk();
  private final List<ExceptionPacket> packets = new ArrayList<>();
  private int effects;

  @Test
  void aRateThatAllOrdersHangOnTouchesNoneOfThemByItself() {
    policy(EURO);
    rate("r1", "USD", "0.90");
    stock();
    for (int number = 0; number < MANY; number++) {
      order(number, 1);
      line(number, "10", "USD");
    }
    clock("2026-03-02T13:00:00Z");
    assertThat(exceptions()).hasSize(MANY).allMatch(each -> atRisk(each).equals("90.0000 EUR"));
    forget();
    rate("r2", "USD", "0.50");
    clock("2026-03-02T14:00:00Z");
    assertThat(packets).isEmpty();
    // The rate and the tick are kept, and the clock is told: nothing for any order.
    assertThat(effects).isLessThan(10);
    order(7, 2);
    assertThat(exceptions())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.getOrder()).isEqualTo("S:7");
              assertThat(atRisk(each)).isEqualTo("50.0000 EUR");
            });
  }

  @Test
  void anOrderInTwoCurrenciesIsAddedUpInTheReportingCurrencyAlone() {
    policy(EURO);
    rate("r1", "USD", "0.90");
    rate("r2", "GBP", "1.20");
    clock("2026-03-02T08:00:01Z");
    stock();
    order(1, 1);
    line(1, "10", "USD");
    line(1, "20", "GBP");
    line(1, "30", "EUR");
    fact(
        "Compliance",
        Map.of("id", "x", "at", START, "kind", "SANCTIONS", "finding", "BLOCKED", "order", "S:1"));
    clock("2026-03-02T08:30:00Z");
    ExceptionPacket packet = exceptions().getFirst();
    assertThat(packet.getType().name()).isEqualTo("COMPLIANCE_BLOCK");
    assertThat(atRisk(packet)).isEqualTo("310.0000 EUR");
    assertThat(packet.getOrderValue()).isNull();
    assertThat(packet.getEvidence())
        .filteredOn(each -> each.getFactType().equals("ExchangeRate"))
        .extracting(each -> each.getRecordId() + " " + each.getVersion())
        .containsExactly("r2 [1]", "r1 [1]");
  }

  @Test
  void oneRateThatIsMissingLeavesTheSumEmpty() {
    policy(EURO);
    rate("r1", "USD", "0.90");
    clock("2026-03-02T08:00:01Z");
    order(1, 1);
    line(1, "10", "USD");
    line(1, "20", "GBP");
    fact(
        "Compliance",
        Map.of("id", "x", "at", START, "kind", "SANCTIONS", "finding", "BLOCKED", "order", "S:1"));
    ExceptionPacket packet = exceptions().getFirst();
    assertThat(packet.getRevenueAtRisk()).isNull();
    assertThat(packet.getUnvalued())
        .isEqualTo(
            "What is at risk (100.00 GBP and 100.00 USD) has no value in EUR: no rate from GBP to"
                + " EUR is known.");
  }

  @Test
  void aRateThatFiguresLackIsForItsDataOwnerToEnterAndWhenItComesTheyAreTold() {
    policy(EURO + "\nmasterData: {owners: [{records: [rate], owner: treasury}]}");
    clock("2026-03-02T08:00:01Z");
    stock();
    order(1, 1);
    line(1, "10", "USD");
    order(2, 1);
    line(2, "10", "EUR");
    clock("2026-03-02T13:00:00Z");
    assertThat(exceptions())
        .filteredOn(each -> each.getOrder().equals("S:1"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(each.getLacking())
                    .extracting(
                        lacks ->
                            lacks.getRecord()
                                + " "
                                + lacks.getRecordKey()
                                + " by "
                                + lacks.getDataOwner()
                                + ": "
                                + lacks.getWrong()
                                + ", since "
                                + lacks.getSince())
                    .containsExactly(
                        "rate USD-EUR by treasury: No rate from USD to EUR is known, since"
                            + " 2026-03-02T12:00:00Z"));
    assertThat(exceptions())
        .filteredOn(each -> each.getOrder().equals("S:2"))
        .allMatch(each -> each.getLacking().isEmpty());
    forget();
    rate("r0", "GBP", "1.20");
    clock("2026-03-02T13:00:01Z");
    assertThat(exceptions()).isEmpty();
    rate("r1", "USD", "0.90");
    clock("2026-03-02T13:00:02Z");
    assertThat(exceptions())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.getOrder()).isEqualTo("S:1");
              assertThat(atRisk(each)).isEqualTo("90.0000 EUR");
              assertThat(each.getUnvalued()).isNull();
              assertThat(each.getLacking()).isEmpty();
            });
    forget();
    rate("r2", "USD", "0.50");
    clock("2026-03-02T13:00:03Z");
    assertThat(exceptions()).isEmpty();
  }

  @Test
  void aScopeMayReportInACurrencyOfItsOwn() {
    policy("reporting: {currency: EUR, scopes: {S: USD}, tolerance: 0.05}");
    tellsAnOrderInDollarsInDollars();
  }

  @Test
  void underAPackOfBeforeEachOrderIsInItsOwnCurrency() {
    policy("");
    tellsAnOrderInDollarsInDollars();
  }

  private void tellsAnOrderInDollarsInDollars() {
    stock();
    order(1, 1);
    line(1, "10", "USD");
    clock("2026-03-02T13:00:00Z");
    assertThat(exceptions())
        .singleElement()
        .satisfies(each -> assertThat(atRisk(each)).isEqualTo("100.0000 USD"));
  }

  private void policy(String reporting) {
    String pack =
        "settling: {STOCK_SHORTAGE: PT4H}\nseverity: {LOW: 0, MEDIUM: 1000}\n" + reporting;
    take(new PolicyActivated("test", 1, "digest", pack, "test", 1L));
    clock(START);
  }

  private void rate(String id, String from, String rate) {
    fact(
        "ExchangeRate",
        Map.of("id", id, "at", START, "fromCurrency", from, "toCurrency", "EUR", "rate", rate));
  }

  private void stock() {
    fact(
        "Stock",
        Map.of("id", "A", "at", START, "item", "S:A", "site", "S:W1", "onHand", BigDecimal.ZERO));
  }

  private void order(int number, int version) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("id", "O" + number);
    fields.put("version", List.of(version));
    fields.put("at", version == 1 ? START : "2026-03-02T14:00:00Z");
    fields.put("order", "S:" + number);
    fields.put("customerPo", "V" + version);
    fields.put("customer", "S:C" + number);
    fields.put("stage", "OPEN");
    fields.put("site", "S:W1");
    fact("Order", fields);
  }

  private void line(int number, String line, String currency) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("id", "O" + number + ":" + line);
    fields.put("at", START);
    fields.put("order", "S:" + number);
    fields.put("line", line);
    fields.put("item", "S:A");
    fields.put("ordered", BigDecimal.ONE);
    fields.put("promised", "2026-05-01");
    fields.put("fulfilment", "STOCK");
    fields.put("netPrice", Map.of("amount", "100", "currency", currency));
    fact("OrderLine", fields);
  }

  private void fact(String type, Map<String, Object> fields) {
    take(FactYaml.of(Map.of(type, fields)));
  }

  private void clock(String time) {
    take(new Tick("test", Instant.parse(time)));
  }

  private void take(SpecificRecord fact) {
    for (Effect effect : desk.take(fact, Arrival.alone())) {
      effects++;
      if (effect instanceof Effect.Emit emit && emit.packet().getKind() != PacketKind.CLOCK) {
        packets.add(emit.packet());
      }
    }
  }

  private void forget() {
    packets.clear();
    effects = 0;
  }

  private List<ExceptionPacket> exceptions() {
    return packets.stream().filter(each -> each.getKind() == PacketKind.EXCEPTION).toList();
  }

  private static String atRisk(ExceptionPacket packet) {
    Money money = packet.getRevenueAtRisk();
    return money == null ? "none" : money.getAmount().toPlainString() + " " + money.getCurrency();
  }
}
